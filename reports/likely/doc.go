// Package likely renders simulations: what is likely of each scenario, what the tail
// is, who bears it, and how two scenarios compare on the same leaves and paths. It
// evaluates nothing: results are handed to it.
package likely
