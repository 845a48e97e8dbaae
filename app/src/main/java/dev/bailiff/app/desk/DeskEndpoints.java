package dev.bailiff.app.desk;

import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.http.Route;
import dev.bailiff.app.intake.Intake;
import java.time.InstantSource;

/** The endpoints of the desk's routes. */
public final class DeskEndpoints {
  private final IncomingEndpoints incoming;
  private final CaseEndpoints cases;
  private final StatementEndpoints statements;
  private final AppealEndpoints appeals;
  private final AppealPages pages;
  private final ErasureEndpoints erasure;

  /** Endpoints over this desk. */
  public DeskEndpoints(
      Desk desk, Intake intake, Bodies bodies, HttpLimits limits, InstantSource time) {
    this.incoming = new IncomingEndpoints(intake, bodies, limits, time);
    this.cases = new CaseEndpoints(desk, bodies, time);
    this.statements = new StatementEndpoints(desk);
    this.appeals = new AppealEndpoints(desk, bodies);
    this.pages = new AppealPages(desk, bodies, time);
    this.erasure = new ErasureEndpoints(desk, bodies, time);
  }

  /** The endpoint of a route that is the desk's. */
  public Endpoint of(Route route) {
    return switch (route) {
      case REPORTS -> incoming::report;
      case NOTICES -> incoming::notice;
      case CASES -> cases::list;
      case NEXT_CASE -> cases::next;
      case CASE -> cases::one;
      case CLAIM_CASE -> cases::claim;
      case RELEASE_CASE -> cases::release;
      case HAND_OVER_CASE -> cases::handOver;
      case RULE_ON_CASE -> cases::rule;
      case STATEMENTS -> statements::list;
      case STATEMENT -> statements::one;
      case APPEALS -> appeals::list;
      case APPEAL -> appeals::one;
      case HEAR_APPEAL -> appeals::hear;
      case GIVE_BACK_APPEAL -> appeals::giveBack;
      case DECIDE_APPEAL -> appeals::decide;
      case APPEAL_PAGE -> pages::show;
      case FILE_APPEAL -> pages::file;
      case ERASE -> erasure::erase;
      case HOLDS -> erasure::holds;
      case PLACE_HOLD -> erasure::place;
      case LIFT_HOLD -> erasure::lift;
      default -> throw new IllegalArgumentException("not a route of the desk: " + route);
    };
  }
}
