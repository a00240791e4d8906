// Package manual writes the documents that belong to the model and not to one
// run: the chapter of equations, the register of sources, and the template of a
// scenario. Results do not stand in them.
package manual
