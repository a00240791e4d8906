package scenarios

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSourcesAreReadInOrder(t *testing.T) {
	got, faults := readSources("sources.yaml", []byte(testSources))
	want := []Source{
		{ID: "first-source", Title: "First", Publisher: "P", Date: "2025", URL: "https://example.com/1", Accessed: "2026-01-31"},
		{ID: "second-source", Title: "Second", Publisher: "P", Date: "2025-11", URL: "https://example.com/2", Accessed: "2026-01-31"},
	}
	if diff := cmp.Diff(want, got); diff != "" || len(faults) > 0 {
		t.Error(diff, faults)
	}
}

func TestFaultySources(t *testing.T) {
	const head = "schema: loanmodel/sources/v1\nsources:\n"
	const rest = `publisher: "P", date: "2025-11-30", accessed: "2026-01-31"`
	for _, c := range []struct{ content, want string }{
		{"schema: loanmodel/v1\nsources: {}\n", `s.yaml:1:9: unknown schema "loanmodel/v1"; known: loanmodel/sources/v1 [E-VALUE-UNKNOWN]`},
		{head + `  Big: {title: "T", url: "https://e.com", ` + rest + "}\n",
			`s.yaml:3:3: the id "Big" has characters other than lower-case letters, digits and hyphens [E-NAME]`},
		{head + `  a: {title: "T", url: "ftp://e.com", ` + rest + "}\n", `s.yaml:3:24: not a web address; write https://… [E-VALUE-UNKNOWN]`},
		{head + `  a: {title: "T", url: "https://e.com", publisher: "P", date: "2025-13", accessed: "2026-01-31"}` + "\n",
			`s.yaml:3:63: sources.a.date: write dates as YYYY-MM-DD, found "2025-13"; for example 2026-04-01 [E-DATE-FORMAT]`},
		{head + `  a: {titel: "T", url: "https://e.com", ` + rest + "}\n",
			"s.yaml:3:3: missing key \"sources.a.title\" [E-KEY-MISSING]\ns.yaml:3:7: unknown key \"sources.a.titel\"; did you mean \"title\"? [E-KEY-UNKNOWN]"},
		{head + "  a: T\n", `s.yaml:3:6: sources.a must be a mapping (key: value), found the text "T" [E-VALUE-TYPE]`},
	} {
		_, faults := readSources("s.yaml", []byte(c.content))
		if diff := cmp.Diff(c.want, faults.Error()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestTheRealRegisterIsComplete(t *testing.T) {
	sources, err := Sources()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sources {
		if s.Title == "" || s.Publisher == "" || s.Date == "" || s.URL == "" || s.Accessed == "" {
			t.Errorf("%+v", s)
		}
	}
}
