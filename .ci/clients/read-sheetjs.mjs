// Reads the numbers of a workbook with SheetJS: read-sheetjs.mjs FILE SHEET…
//
// Prints a line "sheet, address, number" with tabs for every cell that has one.
// Nothing is computed: of a formula it is the cached value.
import { readFileSync } from 'node:fs'
import XLSX from 'xlsx'

const [file, ...wanted] = process.argv.slice(2)
const workbook = XLSX.read(readFileSync(file), { sheets: wanted })

const lines = []
for (const name of wanted) {
  for (const [address, cell] of Object.entries(workbook.Sheets[name])) {
    if (cell.t === 'n') lines.push(`${name}\t${address}\t${cell.v}\n`)
  }
}
process.stdout.write(lines.join(''))
