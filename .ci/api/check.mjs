// Reads the API document with the tools of those who build on it: two linters, which also hold every
// example against its schema, and a generated TypeScript client. Prints what is wrong; 1 if anything.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createConfig, lint } from "@redocly/openapi-core";
import spectral from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const document = new URL("../../openapi/lvdao-v1.yml", import.meta.url);
const findings = [];

async function redocly() {
  const config = await createConfig({
    extends: ["recommended"],
    rules: {
      // Whose it is, and whom to ask, every district that runs it says for itself.
      "info-license": "off",
      "no-invalid-media-type-examples": "error",
      "no-invalid-parameter-examples": "error",
      "no-invalid-schema-examples": "error",
    },
  });
  for (const found of await lint({ ref: fileURLToPath(document), config })) {
    const { line, col } = found.location[0].start ?? {};
    const where = line ? `${line}:${col}` : found.location[0].pointer;
    findings.push(`redocly ${found.ruleId} ${where} ${found.message}`);
  }
}

async function spectralRules() {
  const linter = new spectral.Spectral();
  linter.setRuleset({
    extends: [[rulesets.oas, "recommended"]],
    rules: { "info-contact": "off" },
  });
  for (const found of await linter.run(await readFile(document, "utf8"))) {
    const { line, character } = found.range.start;
    findings.push(`spectral ${found.code} ${line + 1}:${character + 1} ${found.message}`);
  }
}

// A .ts file, because the compiler may skip what stands in .d.ts files.
async function client() {
  await writeFile(
    new URL("node_modules/lvdao-v1.ts", import.meta.url),
    astToString(await openapiTS(document)),
  );
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const read = ts.readConfigFile(`${folder}tsconfig.json`, ts.sys.readFile);
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(read.config, ts.sys, folder);
  for (const found of [...errors, ...ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options))]) {
    const { file, start } = found;
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const message = ts.flattenDiagnosticMessageText(found.messageText, " ");
    findings.push(`tsc TS${found.code} ${file?.fileName ?? ""}:${line} ${message}`);
  }
}

for (const check of [redocly, spectralRules, client]) {
  await check();
}
findings.forEach((finding) => console.error(finding));
console.log(`API document: ${findings.length} findings by Redocly, Spectral and a TypeScript client`);
process.exitCode = findings.length ? 1 : 0;
