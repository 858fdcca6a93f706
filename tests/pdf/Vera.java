import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Holds every PDF of a folder against the profiles that are named ("ua1", "2a"), all in one run of Java, on every core of
 * the machine; a file is read once.
 * Says one line per file and profile, columns parted by tabs: PASS or FAIL, file, profile, number of checks;
 * and under a FAIL one line per broken rule: RULE, clause, how often, where for the first time, what. Java 11 is enough.
 */
public class Vera {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> profiles = Arrays.stream(arguments).skip(1).map(PDFAFlavour::byFlavourId).collect(Collectors.toList());
        File[] files = new File(arguments[0]).listFiles((folder, name) -> name.endsWith(".pdf"));
        Arrays.sort(files);
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<String>> said = new ArrayList<>();
        for (File file : files) {
            said.add(workers.submit(() -> validate(file, profiles)));
        }
        try {
            for (Future<String> one : said) {
                System.out.print(one.get());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static String validate(File file, List<PDFAFlavour> profiles) throws Exception {
        StringBuilder said = new StringBuilder();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profiles.get(0));
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profiles)) {
            for (ValidationResult result : validator.validateAll(parser)) {
                say(said, result.isCompliant() ? "PASS" : "FAIL", file.getName(), result.getPDFAFlavour().getId(),
                    "" + result.getTotalAssertions());
                for (Map.Entry<RuleId, Integer> broken : result.getFailedChecks().entrySet()) {
                    say(said, "RULE", broken.getKey().getClause() + "-" + broken.getKey().getTestNumber(), "" + broken.getValue(),
                        first(result, broken.getKey()));
                }
            }
        }
        return said.toString();
    }

    private static String first(ValidationResult result, RuleId rule) {
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getRuleId().equals(rule)) {
                return assertion.getLocation().getContext() + "\t" + assertion.getMessage();
            }
        }
        return "\t" + result.getValidationProfile().getRuleByRuleId(rule).getDescription();
    }

    private static void say(StringBuilder said, String... columns) {
        String between = "";
        for (String column : columns) {
            said.append(between).append(column.replaceAll("[\\n\\r]+", " "));
            between = "\t";
        }
        said.append("\n");
    }
}
