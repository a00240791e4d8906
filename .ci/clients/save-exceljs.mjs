// Saves a workbook with exceljs as it was read: save-exceljs.mjs FILE OUT
import ExcelJS from 'exceljs'

const [file, out] = process.argv.slice(2)
const workbook = new ExcelJS.Workbook()
await workbook.xlsx.readFile(file)
await workbook.xlsx.writeFile(out)
