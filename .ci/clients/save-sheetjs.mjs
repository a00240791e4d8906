// Saves a workbook with SheetJS as it was read: save-sheetjs.mjs FILE OUT
import { readFileSync, writeFileSync } from 'node:fs'
import XLSX from 'xlsx'

const [file, out] = process.argv.slice(2)
const workbook = XLSX.read(readFileSync(file), { cellFormula: true, cellStyles: true, cellNF: true })
writeFileSync(out, XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }))
