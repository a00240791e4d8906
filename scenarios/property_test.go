package scenarios

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
)

// A content is what an overlay sets: values by key and member.
type content map[string]map[string]Value

// drawContent draws some settings of some of the keys.
func drawContent(t *rapid.T, registry *Registry, keys []string, label string) content {
	c := content{}
	if len(keys) == 0 {
		return c
	}
	for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(keys), 0, 6, rapid.ID).Draw(t, label) {
		line := registry.Line(key)
		c[key] = map[string]Value{}
		if line.Over == nil {
			c[key][""] = drawValue(t, line)
			continue
		}
		codes := make([]string, line.Over.Len())
		for i := range codes {
			codes[i] = line.Over.Code(i)
		}
		for _, code := range rapid.SliceOfNDistinct(rapid.SampledFrom(codes), 1, len(codes), rapid.ID).Draw(t, "members") {
			c[key][code] = drawValue(t, line)
		}
	}
	return c
}

// drawValue draws a value within the bounds of its line.
func drawValue(t *rapid.T, line *equation.Line) Value {
	if !dated(line) {
		return Value{Scalar: drawScalar(t, line)}
	}
	days := rapid.SliceOfNDistinct(rapid.Int64Range(46_023, 46_752), 0, 4, rapid.ID).Draw(t, "days") // 2026 and 2027
	slices.Sort(days)
	value := Value{}
	for _, day := range days {
		value.Entries = append(value.Entries, Entry{Date: dateOf(day), Value: drawScalar(t, line)})
	}
	return value
}

func drawScalar(t *rapid.T, line *equation.Line) int64 {
	least, greatest := Bounds(line)
	number := rapid.Int64Range(least, greatest).Draw(t, "number")
	switch kindOf(line) {
	case isMonth:
		return calendar.MonthOf(dateOf(number)).First().Serial()
	case isDate:
		if dateOf(number).IsZero() {
			return 0
		}
	}
	return number
}

// A layout is a way of writing the same file.
type layout struct {
	reversed, flow, comments, crlf, mark, single bool
}

func drawLayout(t *rapid.T) layout {
	flag := rapid.Bool()
	return layout{flag.Draw(t, "reversed"), flag.Draw(t, "flow"), flag.Draw(t, "comments"),
		flag.Draw(t, "crlf"), flag.Draw(t, "mark"), flag.Draw(t, "single quotes")}
}

// write writes the settings as the body of a file.
func (l layout) write(registry *Registry, c content) string {
	var text strings.Builder
	groups := map[string][]string{}
	for _, key := range l.ordered(maps.Keys(c)) {
		group, _ := splitKey(key)
		groups[group] = append(groups[group], key)
	}
	for _, group := range l.ordered(maps.Keys(groups)) {
		l.comment(&text, "# of "+group+"\n")
		text.WriteString(group + ":\n")
		for _, key := range groups[group] {
			_, name := splitKey(key)
			text.WriteString("  " + name + ":" + l.values(registry.Line(key), c[key]) + "\n")
			l.comment(&text, "      # done\n\n")
		}
	}
	return text.String()
}

func (l layout) comment(text *strings.Builder, comment string) {
	if l.comments {
		text.WriteString(comment)
	}
}

// ordered returns the keys sorted, or the other way round.
func (l layout) ordered(keys func(yield func(string) bool)) []string {
	sorted := slices.Sorted(keys)
	if l.reversed {
		slices.Reverse(sorted)
	}
	return sorted
}

// values writes the values of one key.
func (l layout) values(line *equation.Line, members map[string]Value) string {
	if line.Over == nil {
		return " " + FormatYAML(line, members[""])
	}
	var parts []string
	for _, code := range l.ordered(maps.Keys(members)) {
		parts = append(parts, code+": "+FormatYAML(line, members[code]))
	}
	if l.flow {
		return " {" + strings.Join(parts, ", ") + "}"
	}
	return "\n    " + strings.Join(parts, "\n    ")
}

// finish turns the text into the bytes of the file.
func (l layout) finish(text string) []byte {
	if l.single {
		text = strings.ReplaceAll(text, `"`, "'")
	}
	if l.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if l.mark {
		text = "\ufeff" + text
	}
	return []byte(text)
}

// readUserFile reads what a layout wrote.
func readUserFile(t *rapid.T, l *library, content []byte) *file {
	f, faults := readFile(l.registry, l.sourceIDs, place{path: "user.yaml", kind: kindUser}, content)
	if err := faults.Err(); err != nil {
		t.Fatalf("%v\n%s", err, content)
	}
	return f
}

// overlayOf reads settings as a user's file with the given name.
func overlayOf(t *rapid.T, l *library, name string, c content) *layer {
	text := fmt.Sprintf("schema: loanmodel/v1\nname: %s\n%s", name, layout{}.write(l.registry, c))
	return &readUserFile(t, l, []byte(text)).layer
}

// canonicalOf composes without the rules, which random values would break.
func canonicalOf(l *library, overlays ...*layer) []byte {
	return Canonical(compose(l.registry, &l.base.layer, overlays).scenario())
}

func TestAnEmptyOverlayChangesNothing(t *testing.T) {
	l := testLibrary(t)
	rapid.Check(t, func(t *rapid.T) {
		a := overlayOf(t, l, "a", drawContent(t, l.registry, l.registry.Keys(), "a"))
		empty := overlayOf(t, l, "empty", content{})
		want := canonicalOf(l, a)
		if !bytes.Equal(canonicalOf(l, empty, a), want) || !bytes.Equal(canonicalOf(l, a, empty), want) {
			t.Fatal("an empty overlay changed the scenario")
		}
	})
	if !bytes.Equal(canonicalOf(l), Canonical(mustResolve(t, l, "base"))) {
		t.Error("no overlay is not the base")
	}
}

func TestDisjointOverlaysCommute(t *testing.T) {
	l := testLibrary(t)
	keys := l.registry.Keys()
	rapid.Check(t, func(t *rapid.T) {
		mine := rapid.SliceOfN(rapid.Bool(), len(keys), len(keys)).Draw(t, "mine")
		var ofA, ofB []string
		for i, key := range keys {
			if mine[i] {
				ofA = append(ofA, key)
			} else {
				ofB = append(ofB, key)
			}
		}
		a := overlayOf(t, l, "a", drawContent(t, l.registry, ofA, "a"))
		b := overlayOf(t, l, "b", drawContent(t, l.registry, ofB, "b"))
		ab, ba := compose(l.registry, &l.base.layer, []*layer{a, b}), compose(l.registry, &l.base.layer, []*layer{b, a})
		if !bytes.Equal(Canonical(ab.scenario()), Canonical(ba.scenario())) {
			t.Fatal("the order of disjoint overlays matters")
		}
		if len(ab.clashes)+len(ba.clashes) > 0 {
			t.Fatalf("disjoint overlays conflict: %v %v", ab.clashes, ba.clashes)
		}
	})
}

func TestAnOverlayTwiceIsOnce(t *testing.T) {
	l := testLibrary(t)
	rapid.Check(t, func(t *rapid.T) {
		a := overlayOf(t, l, "a", drawContent(t, l.registry, l.registry.Keys(), "a"))
		once, twice := compose(l.registry, &l.base.layer, []*layer{a}), compose(l.registry, &l.base.layer, []*layer{a, a})
		if !bytes.Equal(Canonical(once.scenario()), Canonical(twice.scenario())) || len(twice.clashes) > 0 {
			t.Fatal("an overlay given twice is not the overlay")
		}
	})
}

func TestTheLaterOverlayWinsAndTheConflictIsRecorded(t *testing.T) {
	l := testLibrary(t)
	rapid.Check(t, func(t *rapid.T) {
		a := overlayOf(t, l, "a", drawContent(t, l.registry, l.registry.Keys(), "a"))
		b := overlayOf(t, l, "b", drawContent(t, l.registry, l.registry.Keys(), "b"))
		c := compose(l.registry, &l.base.layer, []*layer{a, b})
		parameters, conflicts := c.parameters(), 0
		for _, s := range b.settings {
			if !parameters[s.line].Values[s.member].same(s.value) {
				t.Fatalf("%s is not what the later overlay says", c.key(s.address))
			}
			for _, other := range a.settings {
				if other.address == s.address && !other.value.same(s.value) {
					conflicts++
				}
			}
		}
		if conflicts != len(c.clashes) {
			t.Fatalf("%d conflicts are recorded, there are %d", len(c.clashes), conflicts)
		}
	})
}

func TestLayoutChangesNothing(t *testing.T) {
	l := testLibrary(t)
	rapid.Check(t, func(t *rapid.T) {
		c := drawContent(t, l.registry, l.registry.Keys(), "content")
		way := drawLayout(t)
		head := "schema: loanmodel/v1\nname: \"x\"\n"
		if way.reversed {
			head = "name: \"other\"\nnotes: \"more\"\nschema: loanmodel/v1\nreason: \"so\"\n"
		}
		other := readUserFile(t, l, way.finish(head+way.write(l.registry, c)))
		if !bytes.Equal(canonicalOf(l, overlayOf(t, l, "a", c)), canonicalOf(l, &other.layer)) {
			t.Fatalf("layout %+v changed the canonical text", way)
		}
	})
}

func TestAnySemanticChangeChangesTheRunID(t *testing.T) {
	l := testLibrary(t)
	rapid.Check(t, func(t *rapid.T) {
		a := drawContent(t, l.registry, l.registry.Keys(), "a")
		before := compose(l.registry, &l.base.layer, []*layer{overlayOf(t, l, "a", a)}).scenario()
		key := rapid.SampledFrom(l.registry.Keys()).Draw(t, "key")
		line := l.registry.Line(key)
		code := ""
		if line.Over != nil {
			code = line.Over.Code(rapid.IntRange(0, line.Over.Len()-1).Draw(t, "member"))
		}
		change := content{key: {code: drawValue(t, line)}}
		after := compose(l.registry, &l.base.layer, []*layer{overlayOf(t, l, "a", a), overlayOf(t, l, "b", change)}).scenario()
		member, _ := line.Over.Index(code)
		same := before.Parameter(key).Values[member].same(change[key][code])
		if same != (RunID(before, "1") == RunID(after, "1")) {
			t.Fatalf("the change of %s[%s] is seen wrongly: same value %v", key, code, same)
		}
	})
}

func TestWrittenValuesAreReadBack(t *testing.T) {
	l := testLibrary(t)
	rapid.Check(t, func(t *rapid.T) {
		c := drawContent(t, l.registry, l.registry.Keys(), "content")
		var sets []string
		for key, members := range c {
			for code, value := range members {
				sets = append(sets, addressText(key, code)+"="+FormatValue(l.registry.Line(key), value))
			}
		}
		assigned, err := l.readSets(sets)
		if err != nil {
			t.Fatalf("%v\n%q", err, sets)
		}
		overlays := []*layer{}
		if assigned != nil {
			overlays = append(overlays, assigned)
		}
		if !bytes.Equal(canonicalOf(l, overlays...), canonicalOf(l, overlayOf(t, l, "a", c))) {
			t.Fatalf("--set and a file differ for %q", sets)
		}
	})
}

func TestTheCanonicalTextCanBeReplayed(t *testing.T) {
	l := testLibrary(t)
	s := mustResolve(t, l, "joint-borrowing+assets-returned+opt-out+high-rates")
	lines := strings.Split(strings.TrimSuffix(string(Canonical(s)), "\n"), "\n")
	again := mustResolve(t, l, "base", lines...)
	if !bytes.Equal(Canonical(again), Canonical(s)) {
		t.Error("the canonical text, set line by line, gives another scenario")
	}
}
