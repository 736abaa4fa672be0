// Holds manifests against the schema as editors do: check.mjs SCHEMA MANIFEST... prints, for each manifest, its path and
// "valid" or what is wrong with it. Ends with 1 where the schema itself is none.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const [schema, ...manifests] = process.argv.slice(2);
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false });
const check = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
for (const path of manifests) {
  const isValid = check(parse(readFileSync(path, 'utf8')));
  console.log(`${path}\t${isValid ? 'valid' : ajv.errorsText(check.errors)}`);
}
