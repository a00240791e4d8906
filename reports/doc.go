// Package reports is the folder of everything that writes down what a run of
// the model found. Nothing stands in the package itself but tests of what its
// rooms have in common:
//
//   - table: tables, documents of tables, numbers and words, and their forms
//     CSV, JSON, Markdown and text
//   - chart and page: pictures from columns of a table; blocks of a document as
//     Markdown and HTML
//   - report: the report of one run, and its summary
//   - compare: runs side by side
//   - backtest, explain: figures in print beside the model's; a number taken apart
//   - export: the files for programs, in fixed forms
//   - manual: the equations, the register of sources, the template of a scenario
//   - workbook: the workbook, one file per sheet, with its surface (sheet), the
//     file format (xlsx), what was typed into one (readback) and what differs
//     from what it should be (audit)
//   - delivery: which files a run has, and how they come into a folder
//
// None of them evaluates the model: they are handed results of package
// scenarios/analysis.
//
// # Sameness
//
// The same run gives the same bytes: there is no clock, no locale and no order
// that is not the model's. Lines end with LF. Machine-readable output has an
// ASCII minus and no separators of thousands; text for people has "−" and
// commas.
package reports
