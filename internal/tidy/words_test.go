package tidy

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
)

// A word must not occur in any file of the project. The part that is sought
// first is quick to look for; it is written in two halves, so that the list
// does not find itself.
type word struct {
	part     string
	whole    *regexp.Regexp
	inTests  bool // allowed there
	whatItIs string
}

const (
	byWhom    = "says how the text was made and not what it says"
	ofMachine = "is a path of one machine"
)

var words = []word{
	{"ess" + "ion", regexp.MustCompile(`(?i)\bs` + `ess` + `ions?\b`), false, byWhom},
	{"A" + "I", regexp.MustCompile(`\bA` + `I\b`), false, byWhom},
	{"LL" + "M", regexp.MustCompile(`\bLL` + `Ms?\b`), false, byWhom},
	{"GP" + "T", regexp.MustCompile(`GP` + `T`), false, byWhom},
	{"lau" + "de", regexp.MustCompile(`\b[cC]lau` + `de\b`), false, byWhom},
	{"nthro" + "pic", regexp.MustCompile(`(?i)\banthro` + `pic\b`), false, byWhom},
	{"pil" + "ot", regexp.MustCompile(`(?i)\bco-?pil` + `ot\b`), false, byWhom},
	{"/wo" + "rk/", onMachine("wo" + "rk"), false, ofMachine},
	{"/ro" + "ot/", onMachine("ro" + "ot"), false, ofMachine},
	{"/ho" + "me/", onMachine("ho" + "me"), true, ofMachine},
	{"/Us" + "ers/", onMachine("Us" + "ers"), true, ofMachine},
	{"/t" + "mp/", onMachine("t" + "mp"), true, ofMachine},
}

// onMachine finds an absolute path that begins with a folder, but no part of a
// longer path or of a web address.
func onMachine(folder string) *regexp.Regexp {
	return regexp.MustCompile(`(^|[^A-Za-z0-9_.:/})-])/` + folder + `/`)
}

func TestWords(t *testing.T) {
	err := eachFile(func(name string) error {
		if name == "go.sum" { // hashes, in which any letters may meet
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for _, finding := range wordsIn(name, text) {
			t.Error(finding)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func wordsIn(name string, text []byte) []string {
	if bytes.IndexByte(text, 0) >= 0 { // not a text
		return nil
	}
	test := strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "testdata/") || path.Base(path.Dir(name)) == "testdata"
	var findings []string
	for _, w := range words {
		if !bytes.Contains(text, []byte(w.part)) || test && w.inTests {
			continue
		}
		number := 0
		for line := range bytes.Lines(text) {
			number++
			if w.whole.Match(line) {
				findings = append(findings, place(name, number, string(w.whole.Find(line))+" "+w.whatItIs))
			}
		}
	}
	return findings
}
