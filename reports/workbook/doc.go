// Package workbook renders a run as an Excel workbook whose cells are live
// formulas: the same equations that the engine evaluates, one row a line, with
// every assumption of every scenario beside them and a selector that chooses.
//
// Every formula cell carries the engine's own value as its typed cached value.
// The package is the only one that imports excelize: it builds the workbook's
// frame (sheets, styles, names, validation, page setup); the cells are written
// here, as decimal text, and the file is made canonical, so that the same
// inputs give the same bytes.
//
// It only writes. A file is read by package xlsx, understood by package
// readback, and compared with what is written here by package audit.
package workbook
