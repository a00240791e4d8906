package document

import (
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// readOne parses "a: VALUE" and lets read take the value of a.
func readOne(t *testing.T, value string, read func(*Reader, *Node)) (faults []string) {
	t.Helper()
	root := mustParse(t, "a: "+value+"\n")
	var r Reader
	read(&r, root.Get("a"))
	checkOutput(t, value, r.Faults())
	for _, f := range r.Faults() {
		faults = append(faults, strings.TrimSuffix(f.Code+" "+f.Message+"; "+f.Hint, "; "))
		if f.Pos.Line == 0 || f.File != "a.yaml" {
			t.Errorf("%s: no place: %+v", value, f)
		}
	}
	return faults
}

// wantFault checks that there is one fault that contains all of the texts, or
// none if there are no texts.
func wantFault(t *testing.T, value string, ok bool, faults []string, texts ...string) {
	t.Helper()
	if len(texts) == 0 {
		if !ok || len(faults) > 0 {
			t.Errorf("%s: refused: %v", value, faults)
		}
		return
	}
	if ok || len(faults) != 1 {
		t.Errorf("%s: ok %v with faults %v", value, ok, faults)
		return
	}
	for _, text := range texts {
		if !strings.Contains(faults[0], text) {
			t.Errorf("%s: got %q, want %q in it", value, faults[0], text)
		}
	}
}

func TestDecimal(t *testing.T) {
	rule := DecimalRule{IntegerDigits: 12, Decimals: 2, Signed: true}
	for _, c := range []struct {
		value string
		texts []string // of the fault; none means that the value is taken
	}{
		{`"0"`, nil}, {`"2.25"`, nil}, {`'-5'`, nil}, {`"100000000000.00"`, nil}, {`"-0.10"`, nil}, {`"-0"`, nil},
		{`2.25`, []string{"E-NUMBER-QUOTES", `write "2.25"`}},
		{`5`, []string{"E-NUMBER-QUOTES", `write "5"`}},
		{"|-\n  5", []string{"E-NUMBER-QUOTES"}},
		{"|\n  5", []string{"E-NUMBER-FORMAT", "blank at the start or the end", `write "5"`}},
		{`""`, []string{"E-VALUE-EMPTY"}}, {`~`, []string{"E-VALUE-EMPTY"}}, {``, []string{"E-VALUE-EMPTY"}},
		{`true`, []string{"E-VALUE-TYPE", "found true"}},
		{`[1]`, []string{"E-VALUE-TYPE", "found a list"}},
		{`{b: 1}`, []string{"E-VALUE-TYPE", "found a mapping"}},
		{`2026-12-31`, []string{"E-VALUE-TYPE", "found the date 2026-12-31"}},
		{`"1.005"`, []string{"E-NUMBER-DECIMALS", "has 3 decimals, at most 2"}},
		{`1.005`, []string{"E-NUMBER-DECIMALS"}},
		{`"1000000000000"`, []string{"E-NUMBER-RANGE", "13 digits before the point, at most 12"}},
		{`"5%"`, []string{"E-NUMBER-FORMAT", `"0.05" as a fraction, or "5" if`}},
		{`"-12.5 %"`, []string{`"-0.125" as a fraction, or "-12.5"`}},
		{`"%"`, []string{"leave the sign out"}},
		{`"90,000,000"`, []string{"commas are not allowed", `write "90000000"`}},
		{`"1,500"`, []string{`"1500" if the comma separates thousands, or "1.500" if it separates decimals`}},
		{`"1,5"`, []string{"the point and not the comma", `write "1.5"`}},
		{`"90.000.000,50"`, []string{`write "90000000.50"`}},
		{`"90,000.50"`, []string{`write "90000.50"`}},
		{`"1,2,3"`, []string{"commas are not allowed", noSeparators}},
		{`"90.000.000"`, []string{"more than one point", `write "90000000"`}},
		{`"1.2.3"`, []string{"more than one point", noSeparators}},
		{`"90 000"`, []string{"blank inside", `write "90000"`}},
		{"\"90\u202f000\"", []string{"U+202F", `write "90000"`}},
		{`"90'000"`, []string{`'\'' inside`, `write "90000"`}},
		{`"90_000"`, []string{"'_' inside", `write "90000"`}},
		{`"90 bn"`, []string{"units", `write "90000000000"`}},
		{`"1.5m"`, []string{`write "1500000"`}},
		{`"EUR 5"`, []string{`write "5"`}},
		{`"€5.50"`, []string{`write "5.50"`}},
		{`"5 apples"`, []string{"units", "write all digits"}},
		{`"1e3"`, []string{"exponents", `write "1000"`}},
		{`"1.5E-3"`, []string{`write "0.0015"`}},
		{`"1e1000000000"`, []string{"exponents", "write all digits"}},
		{`"+5"`, []string{"plus", `write "5"`}},
		{`"007"`, []string{"leading zero", `write "7"`}},
		{`"-00.50"`, []string{"leading zero", `write "-0.50"`}},
		{`"00"`, []string{"leading zero", `write "0"`}},
		{`".5"`, []string{"both sides", `write "0.5"`}},
		{`"5."`, []string{"both sides", `write "5"`}},
		{`"."`, []string{"not a number"}},
		{`"0x1F"`, []string{"decimal"}}, {`0o17`, []string{"decimal"}},
		{`.nan`, []string{"not a number"}}, {`-.inf`, []string{"finite"}}, {`"Infinity"`, []string{"finite"}},
		{"\"\u22125\"", []string{"U+2212", `write "-5"`}},
		{"\"\u20135\"", []string{"U+2013", `write "-5"`}},
		{`"９０"`, []string{"U+FF19", "ASCII"}},
		{`"½"`, []string{"U+00BD"}},
		{`" 5"`, []string{"blank at the start", `write "5"`}},
		{`"5 "`, []string{"blank at the start or the end", `write "5"`}},
		{`"1234567890123456789"`, []string{"more than 18 digits"}},
		{`"` + strings.Repeat("9", 41) + `"`, []string{"too long: 41 characters, at most 40"}},
		{`"1234567890123456789.5"`, []string{"more than 18 digits"}},
		{`"abc"`, []string{"not a number"}}, {`"-"`, []string{"not a number"}}, {`"5-"`, []string{"not a number"}},
	} {
		var got decimal.Decimal
		var ok bool
		faults := readOne(t, c.value, func(r *Reader, n *Node) { got, ok = r.Decimal(n, rule) })
		wantFault(t, c.value, ok, faults, c.texts...)
		if want := strings.Trim(c.value, `"'`); ok && !got.Equal(decimal.RequireFromString(want)) {
			t.Errorf("%s: got %s", c.value, got)
		}
	}
}

func TestDecimalWithoutSign(t *testing.T) {
	for _, value := range []string{`"-1.00"`, `"-0"`} {
		var ok bool
		faults := readOne(t, value, func(r *Reader, n *Node) { _, ok = r.Decimal(n, DecimalRule{IntegerDigits: 3, Decimals: 2}) })
		wantFault(t, value, ok, faults, "E-NUMBER-RANGE a must not be negative")
	}
}

func TestWhole(t *testing.T) {
	for _, c := range []struct {
		value string
		want  int64
		texts []string
	}{
		{"5", 5, nil}, {"-3", -3, nil}, {"0", 0, nil}, {"1000", 1000, nil},
		{"1001", 0, []string{"E-NUMBER-RANGE", "from -3 to 1000 (found 1001)"}},
		{"-4", 0, []string{"E-NUMBER-RANGE"}},
		{strings.Repeat("9", 50), 0, []string{"E-NUMBER-RANGE", `"` + strings.Repeat("9", 40) + `..."`}},
		{"123456789012345678901234567890", 0, []string{"E-NUMBER-RANGE"}},
		{`"5"`, 0, []string{"E-VALUE-TYPE", "without quotes", "write 5"}},
		{"010", 0, []string{"leading zero", "write 10"}},
		{"0x3E8", 0, []string{"not in decimal digits"}}, {"0o17", 0, []string{"not in decimal digits"}},
		{"1_000", 0, []string{"'_' inside", "write 1000"}},
		{"1e3", 0, []string{"exponents", "write 1000"}},
		{"1000.5", 0, []string{"E-NUMBER-FORMAT", "must be a whole number, found 1000.5"}},
		{"3.0", 0, []string{"write 3"}}, {"-0", 0, []string{"write 0"}},
		{"1,000", 0, []string{"write 1000 if the comma separates thousands"}},
		{"+5", 0, []string{"write 5"}},
		{"true", 0, []string{"E-VALUE-TYPE"}}, {"~", 0, []string{"E-VALUE-EMPTY"}}, {"[5]", 0, []string{"E-VALUE-TYPE"}},
		{"five", 0, []string{"not a number"}},
	} {
		var got int64
		var ok bool
		faults := readOne(t, c.value, func(r *Reader, n *Node) { got, ok = r.Whole(n, -3, 1000) })
		wantFault(t, c.value, ok, faults, c.texts...)
		if got != c.want {
			t.Errorf("%s: got %d", c.value, got)
		}
	}
}

func TestWholeAtTheEndsOfItsType(t *testing.T) {
	for value, want := range map[string]int64{"9223372036854775807": math.MaxInt64, "-9223372036854775808": math.MinInt64} {
		var got int64
		readOne(t, value, func(r *Reader, n *Node) { got, _ = r.Whole(n, math.MinInt64, math.MaxInt64) })
		if got != want {
			t.Errorf("%s: got %d", value, got)
		}
	}
}

func TestBool(t *testing.T) {
	for _, c := range []struct {
		value string
		want  bool
		texts []string
	}{
		{"true", true, nil}, {"false", false, nil},
		{"True", false, []string{"E-SWITCH", "found True; write true"}}, {"FALSE", false, []string{"write false"}},
		{"yes", false, []string{"write true"}}, {"NO", false, []string{"write false"}}, {"off", false, []string{"write false"}},
		{`"true"`, false, []string{"write true without quotes"}},
		{"1", false, []string{"write true"}}, {"2", false, []string{"found the number 2"}},
		{"maybe", false, []string{`found the text "maybe"`}},
		{"~", false, []string{"E-VALUE-EMPTY"}}, {"[]", false, []string{"E-VALUE-TYPE"}},
	} {
		var got, ok bool
		faults := readOne(t, c.value, func(r *Reader, n *Node) { got, ok = r.Bool(n) })
		wantFault(t, c.value, ok, faults, c.texts...)
		if got != c.want {
			t.Errorf("%s: got %v", c.value, got)
		}
	}
}

func TestDate(t *testing.T) {
	for _, c := range []struct {
		value string
		texts []string
	}{
		{"2026-04-01", nil}, {`"2028-02-29"`, nil}, {"0001-01-01", nil}, {"9999-12-31", nil},
		{"2026-02-30", []string{"E-DATE-DAY", "no such day: 2026-02-30"}},
		{"2026-02-29", []string{"E-DATE-DAY"}}, {"2100-02-29", []string{"E-DATE-DAY"}}, {"2026-13-01", []string{"E-DATE-DAY"}},
		{"2026-00-10", []string{"E-DATE-DAY"}}, {"2026-04-00", []string{"E-DATE-DAY"}}, {"2026-04-31", []string{"E-DATE-DAY"}},
		{"0000-01-01", []string{"E-DATE-DAY"}},
		{"2026-1-1", []string{"E-DATE-FORMAT", "write 2026-01-01"}},
		{"31.12.2026", []string{"E-DATE-FORMAT", "write 2026-12-31"}},
		{"1. 2. 2026", []string{"write 2026-02-01"}},
		{"12/31/2026", []string{"write 2026-12-31"}},
		{"31/12/2026", []string{"write 2026-12-31"}},
		{"04/01/2026", []string{"write 2026-01-04 or 2026-04-01"}},
		{"04/04/2026", []string{"write 2026-04-04"}},
		{"99/99/2026", []string{"for example 2026-04-01"}},
		{"2026/04/01", []string{"write 2026-04-01"}},
		{"20260401", []string{"write 2026-04-01"}},
		{"31.02.2026", []string{"for example 2026-04-01"}},
		{"2026-04-01T00:00:00+14:00", []string{"E-DATE-FORMAT", "without time and zone", "write 2026-04-01"}},
		{"2026-04-01 12:00:00", []string{"without time and zone"}},
		{"1 April 2026", []string{"write dates as YYYY-MM-DD"}},
		{`" 2026-04-01"`, []string{"E-DATE-FORMAT"}},
		{strings.Repeat("9", 50), []string{"E-DATE-FORMAT"}},
		{"true", []string{"E-VALUE-TYPE"}}, {"", []string{"E-VALUE-EMPTY"}}, {"[]", []string{"E-VALUE-TYPE"}},
	} {
		var got string
		var ok bool
		faults := readOne(t, c.value, func(r *Reader, n *Node) { got, ok = Date(r, n, readDay) })
		wantFault(t, c.value, ok, faults, c.texts...)
		if ok && got != strings.Trim(c.value, `"`) {
			t.Errorf("%s: got %s", c.value, got)
		}
	}
}

func TestDateThatTheCallerRefuses(t *testing.T) {
	var ok bool
	refuse := func(string) (int, error) { return 7, errNoDay }
	faults := readOne(t, "2026-04-01", func(r *Reader, n *Node) {
		var day int
		if day, ok = Date(r, n, refuse); day != 0 {
			t.Errorf("got %d", day)
		}
	})
	wantFault(t, "2026-04-01", ok, faults, "E-DATE-DAY", "2026-04-01 cannot be used")
}

func TestTextAndLine(t *testing.T) {
	for _, c := range []struct {
		value      string
		want       string
		text, line []string
	}{
		{"plain words", "plain words", nil, nil},
		{`"a\tb"`, "a\tb", nil, nil},
		{`'it''s'`, "it's", nil, nil},
		{"NO", "NO", nil, nil}, {"1:30", "1:30", nil, nil}, {"<<", "<<", nil, nil},
		{`""`, "", nil, []string{"E-VALUE-EMPTY"}},
		{`"  "`, "  ", nil, []string{"E-VALUE-EMPTY", "blank"}},
		{`"two\nlines"`, "two\nlines", nil, []string{"E-TEXT-LINES"}},
		{"|-\n  one\n  two", "one\ntwo", nil, []string{"E-TEXT-LINES"}},
		{"|-\n  one", "one", nil, nil},
		{"ééééé12345é", "", []string{"E-LIMIT-TEXT", "11 characters, at most 10"}, []string{"E-LIMIT-TEXT"}},
		{"5", "", []string{"E-TEXT-QUOTES", `put it in quotes: "5"`}, []string{"E-TEXT-QUOTES"}},
		{"true", "", []string{"E-TEXT-QUOTES", `"true"`}, []string{"E-TEXT-QUOTES"}},
		{"2026-04-01", "", []string{"E-TEXT-QUOTES", "found the date"}, []string{"E-TEXT-QUOTES"}},
		{".nan", "", []string{"E-TEXT-QUOTES"}, []string{"E-TEXT-QUOTES"}},
		{"~", "", []string{"E-VALUE-EMPTY"}, []string{"E-VALUE-EMPTY"}},
		{"", "", []string{"E-VALUE-EMPTY"}, []string{"E-VALUE-EMPTY"}},
		{"[x]", "", []string{"E-VALUE-TYPE"}, []string{"E-VALUE-TYPE"}},
	} {
		limit := max(10, len(c.want))
		var got string
		var ok bool
		faults := readOne(t, c.value, func(r *Reader, n *Node) { got, ok = r.Text(n, limit) })
		wantFault(t, c.value, ok, faults, c.text...)
		if got != c.want {
			t.Errorf("Text of %s: got %q", c.value, got)
		}
		faults = readOne(t, c.value, func(r *Reader, n *Node) { got, ok = r.Line(n, limit) })
		wantFault(t, c.value, ok, faults, c.line...)
		if ok && got != c.want {
			t.Errorf("Line of %s: got %q", c.value, got)
		}
	}
}

func TestEnum(t *testing.T) {
	for _, c := range []struct {
		value string
		texts []string
	}{
		{"EUR", nil}, {`"USD"`, nil},
		{"eur", []string{"E-VALUE-UNKNOWN", `unknown currency "eur"; did you mean "EUR"?`}},
		{"EURO", []string{`did you mean "EUR"?`}},
		{"\"\u0415UR\"", []string{`unknown currency "\u0415UR"; did you mean "EUR"?`}},
		{"yen", []string{"known: EUR, USD"}},
		{"5", []string{"E-TEXT-QUOTES"}}, {"~", []string{"E-VALUE-EMPTY"}}, {"[EUR]", []string{"E-VALUE-TYPE"}},
	} {
		var got string
		var ok bool
		faults := readOne(t, c.value, func(r *Reader, n *Node) { got, ok = r.Enum(n, "currency", "EUR", "USD") })
		wantFault(t, c.value, ok, faults, c.texts...)
		if ok && got != strings.Trim(c.value, `"`) {
			t.Errorf("%s: got %s", c.value, got)
		}
	}
}

func TestSuggestionIsShort(t *testing.T) {
	if got := suggestion("x", nil); got != "" {
		t.Errorf("nothing known: %q", got)
	}
	known := strings.Fields(strings.Repeat("abcdefghi ", 50))
	if got := suggestion("x", known); len(got) > maxListed+30 || !strings.HasSuffix(got, ", ...") {
		t.Errorf("got %q", got)
	}
}

func TestMappingAndList(t *testing.T) {
	for _, c := range []struct {
		value         string
		mapping, list []string
	}{
		{"{b: 1}", nil, []string{"E-VALUE-TYPE", "must be a list, found a mapping"}},
		{"[1, 2]", []string{"E-VALUE-TYPE", "must be a mapping (key: value), found a list"}, nil},
		{"[1, 2, 3]", []string{"E-VALUE-TYPE"}, []string{"E-LIMIT-LIST", "has 3 entries, at most 2"}},
		{"5", []string{"found the number 5"}, []string{"found the number 5"}},
		{"~", []string{"E-VALUE-EMPTY"}, []string{"E-VALUE-EMPTY"}},
		{"", []string{"E-VALUE-EMPTY"}, []string{"E-VALUE-EMPTY"}},
	} {
		var ok bool
		var count int
		faults := readOne(t, c.value, func(r *Reader, n *Node) {
			var entries []Entry
			entries, ok = r.Mapping(n)
			count = len(entries)
		})
		wantFault(t, c.value, ok, faults, c.mapping...)
		if ok && count != 1 {
			t.Errorf("%s: %d keys", c.value, count)
		}
		faults = readOne(t, c.value, func(r *Reader, n *Node) {
			var items []*Node
			items, ok = r.List(n, 2)
			count = len(items)
		})
		wantFault(t, c.value, ok, faults, c.list...)
		if ok && count != 2 {
			t.Errorf("%s: %d entries", c.value, count)
		}
	}
}

func TestTheTopIsCalledTheFile(t *testing.T) {
	var r Reader
	root := mustParse(t, "a: 1\n")
	if _, ok := r.List(root, 10); ok || r.Faults()[0].Message != "the file must be a list, found a mapping" {
		t.Errorf("got %v", r.Faults())
	}
}

// TestNothingIsSaidTwice reads nodes that are missing or whose fault Parse has
// already reported.
func TestNothingIsSaidTwice(t *testing.T) {
	root, faults := Parse("a.yaml", []byte("a: &x 5\nb: \"\\e\"\nc: !t [1]\nd: !t {e: 1}\n"))
	if root == nil || len(faults) != 4 {
		t.Fatalf("got %v", faults)
	}
	var r Reader
	nodes := []*Node{nil}
	for _, entry := range root.Entries() {
		nodes = append(nodes, entry.Value)
	}
	if len(nodes) != 5 {
		t.Fatalf("%d nodes", len(nodes))
	}
	for _, n := range nodes {
		if readAnything(&r, n) {
			t.Errorf("%s is taken", n.Path())
		}
	}
	if said := r.Faults(); len(said) > 0 {
		t.Errorf("got %v", said)
	}
}

// readAnything tries every reader and reports whether one takes the node.
func readAnything(r *Reader, n *Node) bool {
	_, text := r.Text(n, 10)
	_, line := r.Line(n, 10)
	_, number := r.Decimal(n, amountRule)
	_, whole := r.Whole(n, 0, 10)
	_, yes := r.Bool(n)
	_, day := Date(r, n, readDay)
	_, word := r.Enum(n, "word", "x")
	_, mapping := r.Mapping(n)
	_, list := r.List(n, 10)
	keys := r.CheckKeys(n, Keys{Required: []string{"x"}})
	return text || line || number || whole || yes || day || word || mapping || list || keys
}

func TestCheckKeys(t *testing.T) {
	root := mustParse(t, "loan:\n  amuont: 1\n  total: 2\n  GR: 3\n  x.y: 4\n  total.z: 5\n")
	var r Reader
	r.Add(root.Fault(ValueUnknown, "of the caller", ""))
	keys := Keys{Required: []string{"amount", "rate"}, Optional: []string{"total"}, Hint: hintOfGreece}
	if !r.CheckKeys(root.Get("loan"), keys) {
		t.Error("the mapping cannot be read")
	}
	got := r.Faults().Error()
	want := `a.yaml:1:1: missing key "loan.amount" [E-KEY-MISSING]
a.yaml:1:1: missing key "loan.rate" [E-KEY-MISSING]
a.yaml:1:1: of the caller [E-VALUE-UNKNOWN]
a.yaml:2:3: unknown key "loan.amuont"; did you mean "amount"? [E-KEY-UNKNOWN]
a.yaml:4:3: unknown key "loan.GR"; Greece is EL here [E-KEY-UNKNOWN]
a.yaml:5:3: unknown key loan."x.y"; known: amount, rate, total [E-KEY-UNKNOWN]
a.yaml:6:3: unknown key loan."total.z"; nest it: total: and below it, indented, "z": [E-KEY-UNKNOWN]`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	r = Reader{}
	r.CheckKeys(root, Keys{Noun: "state", Required: []string{"DE"}})
	got = r.Faults().Error()
	want = `a.yaml:1:1: unknown state "loan"; known: DE [E-KEY-UNKNOWN]
a.yaml: missing state "DE" [E-KEY-MISSING]`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// hintOfGreece advises on the code that the Union does not use.
func hintOfGreece(key string) string {
	if key == "GR" {
		return "Greece is EL here"
	}
	return ""
}
