// Package goal renders what was sought: the chances of settlements at which two ways
// of funding are equal, and the value of an input at which a condition turns. It
// evaluates nothing: what was found is handed to it, and runs side by side are not
// here but in reports/compare.
package goal
