// Package xlsx reads workbooks in the format of Office Open XML: the parts of
// the archive, the tags of a part, and the cells, names, validations and
// properties of a whole file. It is made for files from anywhere and refuses
// what no spreadsheet needs. It computes nothing, changes no digit of a number,
// and knows nothing of the model or of how this program lays out a workbook.
package xlsx
