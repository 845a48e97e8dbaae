package dev.bailiff.detectors.seclang.rules;

import java.util.Set;

/** Directives that set up the program which the rules were written for. */
final class Settings {
  /** Their names in lower case. */
  static final Set<String> KNOWN =
      Set.of(
          ("secargumentseparator secargumentslimit secauditengine secauditlog secauditlog2"
                  + " secauditlogdirmode secauditlogfilemode secauditlogformat secauditlogparts"
                  + " secauditlogrelevantstatus secauditlogstoragedir secauditlogtype"
                  + " seccachetransformations secchrootdir seccollectiontimeout"
                  + " seccomponentsignature secconnengine secconnreadstatelimit"
                  + " secconnwritestatelimit seccontentinjection seccookieformat"
                  + " seccookiev0separator secdatadir secdebuglog secdebugloglevel"
                  + " secdefaultaction secdisablebackendcompression secgeolookupdb"
                  + " secgsblookupdb secguardianlog sechashengine sechashkey sechashmethodpm"
                  + " sechashmethodrx sechashparam sechttpblkey secinterceptonerror"
                  + " secpcrematchlimit secpcrematchlimitrecursion secreadstatelimit"
                  + " secremoterules secremoterulesfailaction secrequestbodyaccess"
                  + " secrequestbodyinmemorylimit secrequestbodyjsondepthlimit"
                  + " secrequestbodylimit secrequestbodylimitaction"
                  + " secrequestbodynofileslimit secresponsebodyaccess secresponsebodylimit"
                  + " secresponsebodylimitaction secresponsebodymimetype"
                  + " secresponsebodymimetypesclear secruleengine secruleinheritance"
                  + " secruleperftime secsensorid secserversignature secstatusengine"
                  + " secstreaminbodyinspection secstreamoutbodyinspection sectmpdir"
                  + " sectmpsaveuploadedfiles secunicodecodepage secunicodemapfile"
                  + " secuploaddir secuploadfilelimit secuploadfilemode secuploadkeepfiles"
                  + " secwebappid secwritestatelimit secxmlexternalentity")
              .split(" ", -1));

  private Settings() {}
}
