package document

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"loanmodel/scenarios/diagnostic"
)

// update rewrites the expected output of testdata/errors.
var update = flag.Bool("update", false, "rewrite the expected output of the cases in testdata/errors")

// readSmall reads a file in which every key is optional. It keeps the cases of
// testdata/errors short.
func readSmall(file string, content []byte) diagnostic.List {
	root, faults := Parse(file, content)
	var r Reader
	if root != nil {
		r.CheckKeys(root, Keys{Optional: strings.Fields("name title notes start end currency labels loan amount rate count strict")})
		readSmallValues(&r, root)
	}
	faults.Add(r.Faults()...)
	faults.Sort()
	return faults
}

func readSmallValues(r *Reader, root *Node) {
	r.Line(root.Get("name"), 30)
	r.Line(root.Get("title"), 30)
	r.Text(root.Get("notes"), 100)
	Date(r, root.Get("start"), readDay)
	Date(r, root.Get("end"), readDay)
	r.Enum(root.Get("currency"), "currency", "EUR", "USD")
	r.Bool(root.Get("strict"))
	r.Decimal(root.Get("amount"), amountRule)
	r.Decimal(root.Get("rate"), rateRule)
	r.Whole(root.Get("count"), 1, 1000)
	items, _ := r.List(root.Get("labels"), 3)
	for _, item := range items {
		r.Line(item, 30)
	}
	if loan := root.Get("loan"); loan != nil {
		r.CheckKeys(loan, Keys{Required: []string{"amount"}, Optional: []string{"rate"}})
	}
}

// tooLargeForAFile makes the cases whose files would be large.
var tooLargeForAFile = map[string][]byte{
	FileSize.ID:   bytes.Repeat([]byte("#\n"), MaxFileBytes/2+1),
	LimitKeys.ID:  manyKeys(MaxKeys + 1),
	LimitNodes.ID: []byte("labels: [" + strings.Repeat("1,", MaxNodes) + "]\n"),
}

// TestErrors compares the output for each file of testdata/errors with the
// text file next to it. There is one for every code of the package.
func TestErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/errors/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	for _, path := range files {
		code := strings.TrimSuffix(filepath.Base(path), ".yaml")
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		compareOutput(t, code, content)
		seen = append(seen, code)
	}
	for code, content := range tooLargeForAFile {
		compareOutput(t, code, content)
		seen = append(seen, code)
	}
	for _, code := range Codes() {
		if !slices.Contains(seen, code.ID) {
			t.Errorf("no case for %s", code.ID)
		}
	}
	if len(seen) != len(Codes()) {
		t.Errorf("%d cases for %d codes", len(seen), len(Codes()))
	}
}

// compareOutput compares the text output for one case.
func compareOutput(t *testing.T, code string, content []byte) {
	t.Helper()
	faults := readSmall(code+".yaml", content)
	checkOutput(t, code, faults)
	if !slices.ContainsFunc(faults, func(d diagnostic.Diagnostic) bool { return d.Code == code }) {
		t.Errorf("%s is not among the faults of its case:\n%v", code, faults)
	}
	var got bytes.Buffer
	if err := faults.WriteText(&got, "loanmodel"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "errors", code+".txt")
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s: got\n%s\nwant\n%s", code, got.Bytes(), want)
	}
}

// TestCodesAreComplete checks what the reference of the codes relies on.
func TestCodesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, code := range Codes() {
		if seen[code.ID] {
			t.Errorf("%s is given twice", code.ID)
		}
		seen[code.ID] = true
		if !strings.HasPrefix(code.ID, "E-") || code.Title == "" || !strings.HasSuffix(code.Explanation, ".") {
			t.Errorf("incomplete: %+v", code)
		}
	}
	if len(seen) != 42 {
		t.Errorf("%d codes; users rely on them, so that a change is to be made here too", len(seen))
	}
}
