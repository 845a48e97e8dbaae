// Prints the test cases of the CEL specification as one JSON object a line. Run beside an unpacked
// @bufbuild/cel-spec (`npm pack @bufbuild/cel-spec@0.6.1`, `tar xzf`):
//   node cases.mjs package/dist/esm/testdata/conformance.js | gzip -9n > cases.jsonl.gz
// A case is as the package has it in `original`, with the suite and section it stands in before it
// and without the prose of `description`; `-0` as a number is the text "-0".
import path from "node:path";
import { pathToFileURL } from "node:url";

const { tests } = await import(pathToFileURL(path.resolve(process.argv[2])));

// JSON of JavaScript has no -0.
function number(key, value) {
  return Object.is(value, -0) ? "-0" : value;
}

function print(suite, section, group) {
  for (const { original } of group.tests ?? []) {
    const { description, ...rest } = original;
    process.stdout.write(JSON.stringify({ suite, section, ...rest }, number) + "\n");
  }
  for (const inner of group.suites ?? []) {
    print(suite, inner.name, inner);
  }
}

tests.suites.forEach((suite) => print(suite.name, "", suite));
