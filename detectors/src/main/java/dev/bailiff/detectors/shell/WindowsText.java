package dev.bailiff.detectors.shell;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bailiff.detectors.matching.Phrases;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what only the Windows shells have: loops and conditions of {@code cmd}, cut-out parts of
 * variables, and commandlets of PowerShell.
 */
final class WindowsText {
  /**
   * One form.
   *
   * @param needles texts of which one is in every match, parted by commas
   */
  private record Form(String name, double score, List<String> needles, Pattern pattern) {}

  private static final String VERBS =
      "(?:add|clear|compare|convert\\w*|copy|disable|enable|enter|expand|export|format|get|import"
          + "|install|invoke|join|measure|move|new|out|read|receive|register|remove|rename|reset"
          + "|resolve|restart|restore|resume|save|select|send|set|show|sort|split|start|stop"
          + "|suspend|tee|test|trace|unblock|uninstall|unregister|update|use|wait|where|write)";

  private static final List<Form> FORMS =
      List.of(
          form(
              "cmd-loop",
              0.8,
              "%",
              "\\bfor(?:\\s*/[dflr](?:\\s+\\S{1,40}){0,4}?)*\\s+%%?\\S{0,8}\\s+in\\s*\\([^)]{0,400}\\)?"
                  + "\\)\\s*do\\b"),
          form(
              "cmd-condition",
              0.75,
              "exist,defined,errorlevel,cmdextversion",
              "\\bif\\s*(?:/i)?\\s*(?:not\\s+)?(?:exist|defined|errorlevel|cmdextversion)\\s+\\S"
                  + "{1,100}\\s+\\S"),
          form(
              "cmd-condition",
              0.7,
              "equ,neq,lss,leq,gtr,geq",
              "\\bif\\s*(?:/i\\s*)?(?:not\\s+)?\\S{1,60}\\s+(?:equ|neq|lss|leq|gtr|geq)\\s+\\S"),
          form(
              "cmd-condition",
              0.7,
              "==",
              "\\bif\\s*(?:/i\\s*)?(?:not\\s+)?[^=\\s]{0,40}[%!\"\\[({][^=]{0,60}==\\s?\\S"),
          form(
              "cmd-condition",
              0.45,
              "==,equ,neq",
              "\\bif(?:\\s|/i|\\s/i)\\s*(?:not\\s+)?[\\w\"()\\[\\]]{1,40}\\s?(?:={2,3}|equ|neq)\\s?"
                  + "[\\w\"()\\[\\]]{1,40}\\s+\\S"),
          form("cut-variable", 0.9, "%", "%[a-z_()\\d]{2,40}:~\\s?-?\\d{1,3}(?:,-?\\d{1,3})?%"),
          form("comspec", 0.85, "%comspec%", "%comspec%\\s*/[ck]?"),
          form(
              "windows-command",
              0.85,
              ":\\,dir,cmd,certutil,ping,hk,\\\\,localgroup,accounts,net user,net view,net"
                  + " share,net use,net group,net  ,net\t,net\n",
              "\\bnet\\s+(?:user|localgroup|view|share|use|group|accounts)(?:\\s+[/\\\\\\w]|$)"
                  + "|\\b(?:type|dir|copy|del|more)\\s+[a-z]:\\\\|\\bdir[\\s+|]c:"
                  + "|\\bcmd(?:\\.exe)?\\s*/[ckq]\\b"
                  + "|\\breg(?:\\.exe)?\\s+(?:add|query|save|delete)\\s+\"?(?:hk|\\\\\\\\)"
                  + "|\\bcertutil(?:\\.exe)?\\s+-(?:urlcache|decode|encode|f)"
                  + "|\\bping(?:\\.exe)?\\s+-[nicw]\\s?\\d+\\s+\\S+"),
          form(
              "powershell",
              0.85,
              "powershell,pwsh,new-object,downloadstring,downloadfile,iex",
              "\\b(?:powershell|pwsh)(?:\\.exe)?\\s+(?:-\\w|[a-z]:\\\\|\"?\\s?\\(|iex|invoke)"
                  + "|\\bnew-object\\s+(?:system\\.)?net\\.|\\bdownload(?:string|file)\\s?\\("
                  + "|\\biex\\s?\\(|\\|\\s?iex\\b"),
          form(
              "powershell",
              0.7,
              "invoke-,start-,get-,set-,add-,new-,stop-,restart-,remove-,out-file,test-,convertto-,"
                  + "enter-",
              "(?:^|[;|&(\\s=\"'`])(?:invoke-(?:webrequest|expression|command|restmethod|item|wmi"
                  + "\\w*|cim\\w*|method|history|mimikatz|shellcode)|start-(?:process|job|service"
                  + "|bitstransfer|transcript)|get-(?:process|content|childitem|wmiobject|service"
                  + "|eventlog|acl|ad\\w+|ciminstance|credential|localuser|netipaddress)"
                  + "|set-(?:executionpolicy|content|itemproperty|acl|alias|mppreference)"
                  + "|add-(?:type|content|mppreference|localgroupmember)|new-(?:service|localuser"
                  + "|psdrive|psession|pssession|item)|stop-(?:process|service|computer)"
                  + "|restart-computer|remove-(?:item|computer)|out-file|test-netconnection"
                  + "|convertto-securestring|enter-pssession)(?:$|[\\s;|)\"'`])"),
          form("powershell", 0.75, "-", "[;|&]\\s?" + VERBS + "-[a-z]{3,30}(?:$|[\\s;|)])"));

  /** All needles at once: a text is read through before anything of it is copied. */
  private static final Phrases NEEDLES =
      Phrases.of(FORMS.stream().flatMap(form -> form.needles().stream()).distinct().toList());

  /** For each needle the forms that need it, one bit each. */
  private static final int[] FORMS_OF =
      FORMS.stream()
          .flatMap(form -> form.needles().stream())
          .distinct()
          .mapToInt(WindowsText::formsOf)
          .toArray();

  private WindowsText() {}

  static @Nullable ShellFinding find(String text) {
    int[] possible = new int[1];
    NEEDLES.find(text, (needle, end) -> possible[0] |= FORMS_OF[needle]);
    if (possible[0] == 0) {
      return null;
    }
    String lower = dropDisguise(text);
    ShellFinding best = null;
    for (int i = 0; i < FORMS.size(); i++) {
      Form form = FORMS.get(i);
      boolean canMatch = (possible[0] & (1 << i)) != 0;
      if (canMatch && (best == null || form.score() > best.score())) {
        Matcher matcher = form.pattern().matcher(lower);
        if (matcher.find()) {
          best = new ShellFinding(form.name(), form.score(), matcher.start(), matcher.end());
        }
      }
    }
    return best;
  }

  private static int formsOf(String needle) {
    int forms = 0;
    for (int i = 0; i < FORMS.size(); i++) {
      forms |= FORMS.get(i).needles().contains(needle) ? 1 << i : 0;
    }
    return forms;
  }

  /** In lower case; the length stays the same, so that places do. */
  private static String dropDisguise(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }

  private static Form form(String name, double score, String needles, String pattern) {
    return new Form(
        name, score, List.of(needles.split(",", -1)), Pattern.compile(pattern, Pattern.DOTALL));
  }
}
