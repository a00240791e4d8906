// Package published is figures in print as data: what others have reported, with
// its source, its tolerance and the reason for it, and which number of which run
// it is held against. It evaluates nothing: package analysis takes the model's
// numbers and judges.
package published
