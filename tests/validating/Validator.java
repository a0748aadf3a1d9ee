import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Judges PDF files by veraPDF's rules, one after the other in the same process.
 *
 * Each line in names a file. The answer names each standard on a line, followed by a line that begins with
 * a tab for each rule of it that the file breaks, and ends with an empty line.
 */
class Validator {
    private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        PrintStream answers = System.out;
        System.setOut(System.err); // what veraPDF prints is no answer
        VeraGreenfieldFoundryProvider.initialise();
        var names = new BufferedReader(new InputStreamReader(System.in));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            for (PDFAFlavour standard : STANDARDS) {
                answers.println(standard.getId());
                broken(new File(name), standard).forEach((rule, times) -> answers.println("\t" + times + " x " + rule));
            }
            answers.println();
            answers.flush();
        }
    }

    private static Map<String, Integer> broken(File file, PDFAFlavour standard) {
        var times = new TreeMap<String, Integer>();
        try (var parser = Foundries.defaultInstance().createParser(file, standard);
                var validator = Foundries.defaultInstance().createValidator(standard, false)) {
            for (TestAssertion check : validator.validate(parser).getTestAssertions()) {
                var rule = check.getRuleId();
                if (check.getStatus() == TestAssertion.Status.FAILED)
                    times.merge(rule.getClause() + "-" + rule.getTestNumber() + " " + check.getMessage(), 1, Integer::sum);
            }
        } catch (Exception unreadable) {
            times.put(unreadable.toString(), 1);
        }
        return times;
    }
}
