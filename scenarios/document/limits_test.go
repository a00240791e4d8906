package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"loanmodel/scenarios/diagnostic"
)

// manyKeys returns a mapping with a number of keys.
func manyKeys(count int) []byte {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, "k%d: 1\n", i)
	}
	return []byte(text.String())
}

// codesOf returns the codes of a list without repetition, in its order.
func codesOf(faults diagnostic.List) string {
	var codes []string
	for _, fault := range faults {
		if !slices.Contains(codes, fault.Code) {
			codes = append(codes, fault.Code)
		}
	}
	return strings.Join(codes, " ")
}

// nested returns a list nested in a mapping to a depth, with brackets.
func nested(depth int) string {
	return "a: " + strings.Repeat("[", depth-1) + strings.Repeat("]", depth-1) + "\n"
}

// nestedBlocks returns mappings nested to a depth, by indentation.
func nestedBlocks(depth int) string {
	var text strings.Builder
	for level := range depth {
		text.WriteString(strings.Repeat("  ", level) + "a:\n")
	}
	return text.String()
}

// mixed returns mappings by indentation with lists in brackets inside.
func mixed(blocks, brackets int) string {
	text := strings.TrimSuffix(nestedBlocks(blocks), "\n")
	return text + " " + strings.Repeat("[", brackets) + strings.Repeat("]", brackets) + "\n"
}

// TestLimits tries each limit at its greatest value and at one above.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name    string
		content string
		want    string
	}{
		{"size", strings.Repeat("#\n", MaxFileBytes/2-3) + "a: 1\n\n", ""},
		{"size", strings.Repeat("#\n", MaxFileBytes/2-3) + "a: 1\n\n\n", FileSize.ID},
		{"depth in brackets", nested(MaxDepth), ""},
		{"depth in brackets", nested(MaxDepth + 1), LimitDepth.ID},
		{"depth in blocks", nestedBlocks(MaxDepth), ""},
		{"depth in blocks", nestedBlocks(MaxDepth + 1), LimitDepth.ID},
		{"depth of both", mixed(16, MaxDepth-16), ""},
		{"depth of both", mixed(16, MaxDepth-15), LimitDepth.ID},
		{"depth of dashes", "a:\n" + strings.Repeat("- ", MaxDepth-1) + "x\n", ""},
		{"depth of dashes", "a:\n" + strings.Repeat("- ", MaxDepth) + "x\n", LimitDepth.ID},
		{"keys", string(manyKeys(MaxKeys)), ""},
		{"keys", string(manyKeys(MaxKeys + 1)), LimitKeys.ID},
		{"nodes", "a: [" + strings.Repeat("1,", MaxNodes-3) + "]\n", ""},
		{"nodes", "a: [" + strings.Repeat("1,", MaxNodes-2) + "]\n", LimitNodes.ID},
		{"nodes of lists", "a:\n" + strings.Repeat("- x\n", MaxNodes-3), ""},
		{"nodes of lists", "a:\n" + strings.Repeat("- x\n", MaxNodes-2), LimitNodes.ID},
		{"signs", "#" + strings.Repeat(",", MaxSigns) + "\na: 1\n", ""},
		{"signs", "#" + strings.Repeat("[", MaxSigns+1) + "\na: 1\n", LimitNodes.ID},
		{"quotes", "#" + strings.Repeat("'", MaxQuotes) + "\na: 1\n", ""},
		{"quotes", "#" + strings.Repeat("'", MaxQuotes+1) + "\na: 1\n", LimitNodes.ID},
		{"text", `a: "` + strings.Repeat("ä", MaxTextLength) + `"`, ""},
		{"text", `a: "` + strings.Repeat("ä", MaxTextLength+1) + `"`, LimitText.ID},
		{"plain text", "a: " + strings.Repeat("x", MaxTextLength+1), LimitText.ID},
		{"key", strings.Repeat("k", MaxKeyLength) + ": 1", ""},
		{"key", strings.Repeat("k", MaxKeyLength+1) + ": 1", KeyText.ID},
	} {
		_, faults := Parse("a.yaml", []byte(c.content))
		if got := codesOf(faults); got != c.want {
			t.Errorf("%s: got %q, want %q: %.300v", c.name, got, c.want, faults)
		}
	}
}

// hostile holds files that are made to take long: a megabyte of one thing each.
var hostile = map[string]string{
	"brackets":       fill("["),
	"braces":         fill("{"),
	"pairs":          fill("[]"),
	"few pairs":      strings.Repeat("[]", MaxSigns),
	"few quotes":     strings.Repeat("'' ", MaxQuotes/2),
	"few numbers":    "[" + strings.Repeat("1,", MaxSigns-1) + "]",
	"few keys":       "{" + strings.Repeat("a: 1,", MaxSigns-1) + "}",
	"dashes":         fill("- "),
	"dash lines":     fill("-\n"),
	"questions":      fill("? "),
	"colons":         fill(": "),
	"empty keys":     fill(":\n"),
	"keys":           string(manyKeys(80_000)),
	"flow keys":      "{" + fill("a: 1,") + "}",
	"flow numbers":   "[" + fill("1,") + "]",
	"flow lines":     "[" + fill("a,\n") + "]",
	"flow nulls":     "{" + fill("?,") + "}",
	"list":           "a:\n" + fill("- 1\n"),
	"list one line":  "a: [" + strings.Repeat("é ,", MaxSigns-1) + "]",
	"anchors":        "a:\n" + fill("- &a 1\n"),
	"aliases":        "a:\n- &a 1\n" + fill("- *a\n"),
	"tags":           "a:\n" + fill("- !x 1\n"),
	"long anchor":    "a: &" + fill("x") + " 1",
	"long tag":       "a: !" + fill("x") + " 1",
	"documents":      fill("---\n"),
	"ends":           fill("...\n"),
	"directives":     fill("%A b\n"),
	"comments":       "a: 1\n" + fill("# x\n"),
	"comment blocks": fill("# c\n\na: b\n"),
	"blank lines":    fill("\n"),
	"blanks":         "a: " + fill(" "),
	"tabs":           fill("\t"),
	"indentation":    nestedBlocks(1000),
	"quotes":         fill(`"`),
	"apostrophes":    fill("'"),
	"escapes":        `a: "` + fill(`\n`) + `"`,
	"block text":     "a: |\n" + fill(" x\n"),
	"plain lines":    "a: " + fill("x\n "),
	"one word":       fill("x"),
	"one key":        fill("k") + ": 1",
	"invalid bytes":  fill("\xff\n"),
	"zeros":          fill("a\x00\n"),
	"invisible":      fill("\u200b"),
	"invisible list": "a:\n" + fill("- \u200b\n"),
	"conflicts":      fill("<<<<<<<\n"),
	"digits":         `a: "` + fill("9") + `"`,
	"carriage":       fill("\r"),
	"duplicates":     fill("a: 1\n"),
	"cases":          strings.Repeat("aA: 1\nAa: 2\naa: 3\n", 660),
	"foreign keys":   fill("é: 1\n"),
	"unknown keys":   string(manyKeys(MaxKeys)),
}

// fill repeats a text to just below the limit of size.
func fill(text string) string {
	return strings.Repeat(text, (MaxFileBytes-20)/len(text))
}

// TestHostileFilesAreAnsweredQuickly reads each file and shows all of its
// faults. On an idle machine each takes well under a second. The limit is far
// above that, because the machine may be busy with something else, and far
// below the minutes that a reader would take which compares every key with
// every other; a slow answer gets two more tries.
func TestHostileFilesAreAnsweredQuickly(t *testing.T) {
	if raceDetector {
		t.Skip("the time of an answer says nothing with the race detector")
	}
	const patience = 10 * time.Second
	slowest, slowestName := time.Duration(0), ""
	for name, content := range hostile {
		took := answer(t, name, content)
		for tries := 1; took > patience && tries < 3; tries++ {
			took = min(took, answer(t, name, content))
		}
		if took > slowest {
			slowest, slowestName = took, name
		}
		if took > patience {
			t.Errorf("%s took %v", name, took)
		}
	}
	t.Logf("%d files, the slowest is %s with %v", len(hostile), slowestName, slowest)
}

// answer reads a hostile file and returns how long that took.
func answer(t *testing.T, name, content string) time.Duration {
	started := time.Now()
	faults := readSmall(name+".yaml", []byte(content))
	checkOutput(t, name, faults)
	if len(faults) == 0 {
		t.Errorf("%s was accepted", name)
	}
	return time.Since(started)
}
