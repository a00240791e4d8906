// Package clients lets tests look at a workbook through programs that had no
// part in writing it. LibreOffice, Gnumeric and HyperFormula recalculate it;
// exceljs, SheetJS, openpyxl, pandas and readxl read it without computing; the
// Open XML SDK validates it. ReadWorkbook reads what they, or we, have written,
// with the project's own reader and not with the library that writes our
// workbooks; SetInlineString, SetNumber and SetCached change a single cell, as a
// user would or as a fault would.
//
// Only tests import it. A test whose client is not installed skips and says
// so; with LOANMODEL_REQUIRE_CLIENTS=1 in the environment it fails instead, so
// that where the clients are meant to be, nothing is skipped unseen. Under
// -short clients are not asked at all.
package clients
