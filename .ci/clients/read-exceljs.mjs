// Reads the numbers of a workbook with exceljs: read-exceljs.mjs FILE SHEET…
//
// Prints a line "sheet, address, number" with tabs for every cell that has one.
// Nothing is computed: of a formula it is the cached value.
import ExcelJS from 'exceljs'

const [file, ...wanted] = process.argv.slice(2)
const workbook = new ExcelJS.Workbook()
await workbook.xlsx.readFile(file)

const day = 86400000
const lines = []
for (const name of wanted) {
  workbook.getWorksheet(name).eachRow((row) =>
    row.eachCell((cell) => {
      let value = cell.value
      if (cell.formula) value = cell.result
      if (value instanceof Date) value = (value.getTime() - Date.UTC(1899, 11, 30)) / day
      if (typeof value === 'number') lines.push(`${name}\t${cell.address}\t${value}\n`)
    }),
  )
}
process.stdout.write(lines.join(''))
