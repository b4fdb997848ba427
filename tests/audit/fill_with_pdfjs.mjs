// Fills a form as Firefox's viewer does, and saves it: node fill_with_pdfjs.mjs FORM ANSWERS.json FILLED
import { readFile, writeFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const [form, answers, filled] = process.argv.slice(2);
const given = JSON.parse(await readFile(answers, "utf8"));
// Errors only: without a canvas it warns of what it can't draw, and here it draws nothing.
const opening = getDocument({ data: new Uint8Array(await readFile(form)), verbosity: 0 });
const pdf = await opening.promise;
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  for (const field of await page.getAnnotations()) {
    if (field.fieldName in given) {
      pdf.annotationStorage.setValue(field.id, { value: given[field.fieldName] });
    }
  }
}
await writeFile(filled, await pdf.saveDocument());
await opening.destroy();
