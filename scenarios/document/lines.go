package document

import (
	"fmt"
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// checkLines reports what the lines alone show and what makes parsing useless
// or dangerous: conflict marks, directives, a flood of signs.
func checkLines(src *source) diagnostic.List {
	var faults diagnostic.List
	faults.Add(conflicts(src)...)
	faults.Add(directives(src)...)
	faults.Add(signFlood(src)...)
	return faults
}

// conflicts reports the marks that a version control system leaves in a file:
// each opening one, or the closing ones if no opening one is left.
func conflicts(src *source) diagnostic.List {
	opening := linesWith(src, "<<<<<<<")
	if len(opening) == 0 {
		opening = linesWith(src, ">>>>>>>")
	}
	var faults diagnostic.List
	for _, number := range opening {
		faults.Add(src.fault(FileConflict, diagnostic.Position{Line: number, Column: 1},
			"looks like an unresolved git merge conflict",
			"keep one of the versions and remove the lines with <<<<<<<, ======= and >>>>>>>"))
	}
	return faults
}

// linesWith returns the numbers of the lines that consist of a mark or begin
// with it and a blank.
func linesWith(src *source, mark string) []int {
	var numbers []int
	for index, l := range src.lines {
		if l.text == mark || strings.HasPrefix(l.text, mark+" ") {
			numbers = append(numbers, index+1)
		}
	}
	return numbers
}

// directives reports the lines of YAML directives. They come before the
// content; a later line with a per cent sign is a syntax fault or part of a
// text.
func directives(src *source) diagnostic.List {
	var faults diagnostic.List
	for index, l := range src.lines {
		content := strings.TrimLeft(l.text, " \t")
		if strings.HasPrefix(l.text, "%") {
			faults.Add(src.fault(YAMLDirective, diagnostic.Position{Line: index + 1, Column: 1},
				"YAML directives are not supported", "remove the line"))
		} else if content != "" && content[0] != '#' {
			break
		}
	}
	return faults
}

// floods lists the characters whose number in a file is limited.
var floods = []struct {
	chars, name string
	limit       int
}{
	{",[{", "commas and brackets", MaxSigns},
	{`"'`, "quotes", MaxQuotes},
}

// signFlood reports the lines in which the number of such characters first
// exceeds its limit.
func signFlood(src *source) diagnostic.List {
	var faults diagnostic.List
	for _, flood := range floods {
		number, exceeded := lineAbove(src, flood.chars, flood.limit)
		if exceeded {
			faults.Add(src.fault(LimitNodes, diagnostic.Position{Line: number, Column: 1},
				fmt.Sprintf("more than %d %s in the file", flood.limit, flood.name),
				"check that it is the right file; long tables belong in separate files"))
		}
	}
	return faults
}

// lineAbove returns the number of the line on which the count of certain ASCII
// characters in a file exceeds a limit.
func lineAbove(src *source, chars string, limit int) (number int, exceeded bool) {
	count := 0
	for index, l := range src.lines {
		for i := range len(l.text) {
			if strings.IndexByte(chars, l.text[i]) >= 0 {
				count++
			}
		}
		if count > limit {
			return index + 1, true
		}
	}
	return 0, false
}
