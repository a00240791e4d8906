// Package parts says what a binary of the project is made of: its own module,
// the standard library and the modules of others, each with version, checksum
// and licence, as a list and as a bill of materials in CycloneDX.
package parts

import (
	"errors"
	"runtime/debug"
	"slices"
	"strings"
)

// A Part is one module in a binary.
type Part struct {
	Path    string // of the module; "std" for Go's own library
	Version string // as Go writes it: v1.2.3; go1.26.1 of the standard library
	Sum     string // the h1 checksum of the module's content, "" of the standard library
	Licence string // SPDX expression, "" where this package does not know it
}

// Of lists the parts of a binary by path, without its own module. It returns an
// error for a binary that was built without modules.
func Of(info *debug.BuildInfo) ([]Part, error) {
	if info == nil {
		return nil, errors.New("the binary does not say what it was built from")
	}
	list := []Part{{Path: standardLibrary, Version: info.GoVersion}}
	for _, module := range info.Deps {
		if module.Replace != nil {
			module = module.Replace
		}
		list = append(list, Part{Path: module.Path, Version: module.Version, Sum: module.Sum})
	}
	for i := range list {
		list[i].Licence = licences[list[i].Path]
	}
	slices.SortFunc(list, func(a, b Part) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}
