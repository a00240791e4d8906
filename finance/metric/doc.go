// Package metric measures runs of the model: pure functions over a result,
// declared as data so that reports and the workbook show the same figures from
// the same definitions.
package metric
