package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"loanmodel/internal/clients"
)

// fill WORKBOOK KEY[MEMBER] NUMBER: types a number into the override cell of an
// input, of a dated one into that of its first value. "chosen" stands for the
// selector and takes a text. Where the cell is, is printed into a file "cell".
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fill WORKBOOK KEY NUMBER")
	}
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	sheets, err := clients.ReadWorkbook(data)
	ts.Check(err)
	sheet, cell, err := overrideOf(sheets, args[1])
	ts.Check(err)
	if args[1] == "chosen" || strings.ContainsAny(args[2], "% ") {
		data, err = clients.SetInlineString(data, sheet, cell, args[2])
	} else {
		data, err = clients.SetNumber(data, sheet, cell, args[2])
	}
	ts.Check(err)
	ts.Check(os.WriteFile(path, data, 0o644))
	ts.Check(os.WriteFile(ts.MkAbs("cell"), []byte(sheet+"!"+cell+"\n"), 0o644))
}

// mark WORKBOOK TAG ATTRIBUTES: gives attributes to the first tag of that name
// among the parts that belong to the whole workbook.
func mark(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: mark WORKBOOK TAG ATTRIBUTES")
	}
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	parts, err := clients.Open(data)
	ts.Check(err)
	const book = "xl/workbook.xml"
	content, err := parts.Read(book)
	ts.Check(err)
	if !bytes.Contains(content, []byte("<"+args[1]+" ")) {
		ts.Fatalf("no tag %s", args[1])
	}
	data, err = parts.With(book, bytes.Replace(content, []byte("<"+args[1]+" "), []byte("<"+args[1]+" "+args[2]+" "), 1))
	ts.Check(err)
	ts.Check(os.WriteFile(path, data, 0o644))
}

// overrideOf finds an override cell by what stands in its row and over it.
func overrideOf(sheets map[string]clients.Sheet, name string) (sheet, cell string, err error) {
	if name == "chosen" {
		for address, c := range sheets["In_Selector"] {
			if c.Value == "Scenario" && strings.HasPrefix(address, "A") {
				return "In_Selector", "B" + address[1:], nil
			}
		}
	}
	key, member, _ := strings.Cut(strings.TrimSuffix(name, "]"), "[")
	for _, sheet := range []string{"In_Assumptions", "In_Schedules", "In_States"} {
		column, row := "", 0
		for address, c := range sheets[sheet] {
			letters := strings.TrimRight(address, "0123456789")
			number := 0
			fmt.Sscanf(address[len(letters):], "%d", &number)
			at := func(column string) string { return sheets[sheet][fmt.Sprint(column, number)].Value }
			if c.Value == "Override" && number < 6 {
				column = letters
			}
			isRow := letters == "A" && c.Value == key && at("B") == member && at("D") != "" && at("D") != "date"
			if isRow && (row == 0 || number < row) {
				row = number
			}
		}
		if row > 0 {
			return sheet, fmt.Sprint(column, row), nil
		}
	}
	return "", "", fmt.Errorf("no override cell of %s", name)
}
