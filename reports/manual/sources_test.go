package manual

import (
	"strings"
	"testing"

	"loanmodel/internal/testkit"
)

func TestSources(t *testing.T) {
	run := testkit.LibraryRun(t, "base")
	markdown, err := SourcesMarkdown(run.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	text, err := SourcesText(run.Scenario, 80)
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range run.Sources {
		if !strings.Contains(string(markdown), "## `"+source.ID+"`\n") || !strings.Contains(text, source.ID+"\n  ") {
			t.Errorf("%s is missing", source.ID)
		}
	}
	for _, parameter := range run.Scenario.Parameters() {
		if len(sourcesOf(parameter)) > 0 && !strings.Contains(string(markdown), "`"+parameter.Key()+"`") {
			t.Errorf("nobody says what %s rests on", parameter.Key())
		}
	}
}
