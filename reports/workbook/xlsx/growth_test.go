package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"loanmodel/internal/testkit"
)

// A kind of file whose cost somebody could try to make grow faster than it does.
type growing struct {
	name string
	size int
	make func(size int) []testkit.Part
}

func sheetOf(rows string) []testkit.Part { return testkit.TinyParts(rows) }

// withPart returns the parts of a tiny workbook with another content of one.
func withPart(name, content string) []testkit.Part {
	list := testkit.TinyParts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)
	for i := range list {
		if list[i].Name == name {
			list[i].Content = content
		}
	}
	return list
}

// stored returns an archive of parts that are not compressed: what repeats itself
// would be refused as a bomb before it costs anything.
func stored(t *testing.T, list []testkit.Part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range list {
		part, err := w.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Store})
		if err == nil {
			_, err = part.Write([]byte(p.Content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func cellsOf(count int, cell string) string {
	var rows strings.Builder
	for i := range count {
		fmt.Fprintf(&rows, `<row r="%d">`+cell+`</row>`, i+1)
	}
	return rows.String()
}

func growingFiles() []growing {
	return []growing{
		{"empty runs of one shared text", 50_000, func(n int) []testkit.Part {
			return withPart("xl/sharedStrings.xml", "<sst><si>"+strings.Repeat("<r><t></t></r>", n)+"</si></sst>")
		}},
		{"runs of one shared text", 4_000, func(n int) []testkit.Part {
			return withPart("xl/sharedStrings.xml", "<sst><si>"+strings.Repeat("<r><t>x</t></r>", n)+"</si></sst>")
		}},
		{"entities of one text", 4_000, func(n int) []testkit.Part {
			return sheetOf(`<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("&amp;", n) + `</v></c></row>`)
		}},
		{"sections of one text", 4_000, func(n int) []testkit.Part {
			return sheetOf(`<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("<![CDATA[x]]>", n) + `</v></c></row>`)
		}},
		{"escapes of one text", 4_000, func(n int) []testkit.Part {
			return sheetOf(`<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("_x0041_", n) + `</v></c></row>`)
		}},
		{"cells", 10_000, func(n int) []testkit.Part { return sheetOf(cellsOf(n, `<c><v>1</v></c>`)) }},
		{"attributes of one tag", 20_000, func(n int) []testkit.Part {
			return sheetOf(`<row ` + strings.Repeat(`a="" `, n) + `/>`)
		}},
		{"names", 5_000, func(n int) []testkit.Part {
			var names strings.Builder
			for i := range n {
				fmt.Fprintf(&names, `<definedName name="n%d">One!$A$1</definedName>`, i)
			}
			return withPart(partWorkbook, `<workbook xmlns:r="x"><sheets><sheet name="One" r:id="r1"/></sheets><definedNames>`+names.String()+`</definedNames></workbook>`)
		}},
		{"cells of one shared formula", 5_000, func(n int) []testkit.Part {
			return sheetOf(`<row r="1"><c r="A1"><f t="shared" si="0">A2+B3</f></c></row>` + strings.Repeat(`<row><c><f t="shared" si="0"/><v>1</v></c></row>`, n))
		}},
	}
}

// Twice the file costs twice the steps and twice the memory, not four times.
// Steps and bytes are counted, so that no machine is too slow for the test.
func TestReadingGrowsAsTheFile(t *testing.T) {
	for _, kind := range growingFiles() {
		var steps, used []int
		for _, times := range []int{1, 2, 4, 8} {
			file := stored(t, kind.make(kind.size*times))
			m := &meter{ctx: t.Context()}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if _, err := readMetered(file, m); err != nil {
				t.Fatalf("%s, %d times: %v", kind.name, times, err)
			}
			runtime.ReadMemStats(&after)
			steps, used = append(steps, m.steps), append(used, int(after.TotalAlloc-before.TotalAlloc))
		}
		t.Logf("%s: %d steps, %d bytes", kind.name, steps, used)
		for i := 1; i < len(steps); i++ {
			if 10*steps[i] > 23*steps[i-1] || 10*used[i] > 23*used[i-1] {
				t.Errorf("%s: grows faster than the file: %d steps, %d bytes", kind.name, steps, used)
			}
		}
	}
}

// Rules that overlap are counted as often as they are looked at.
func TestOverlappingRulesAreLimited(t *testing.T) {
	rule := Validation{Cells: strings.Repeat("A1:A100000 ", 3), Kind: "decimal"}
	if _, err := (&Sheet{Name: "One", Validations: []Validation{rule}}).Rules(); err == nil {
		t.Error("300,000 looks at 100,000 cells are taken")
	}
}

// What is beyond the limits is refused as soon as it is met, with little kept.
func TestReadLimits(t *testing.T) {
	long := strings.Repeat("x", maxText+1)
	for name, c := range map[string]struct {
		parts []testkit.Part
		says  string
	}{
		"a text of many runs": {withPart("xl/sharedStrings.xml", "<sst><si>"+strings.Repeat("<r><t>long run</t></r>", 400_000)+"</si></sst>"), "shared text 1: a text has more than 32767 characters"},
		"a long text":         {sheetOf(`<row r="1"><c r="A1" t="str"><v>` + long + `</v></c></row>`), `sheet "One": cell A1: a text has more than`},
		"a long inline text":  {sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + long + `</t></is></c></row>`), `sheet "One": cell A1: a text has more than`},
		"a long formula":      {sheetOf(`<row r="1"><c r="A1"><f>` + long + `</f></c></row>`), `sheet "One": cell A1: a formula has more than 8192 characters`},
		"many cells":          {sheetOf(strings.Repeat(`<row><c><v>1</v></c><c><v>1</v></c></row>`, 1_000_000) + `<row><c><v>1</v></c></row>`), "more than 2000000 cells"},
		"many long formulas": {sheetOf(`<row r="1"><c r="A1"><f t="shared" si="0">` + strings.Repeat("A2+", 2_000) + `1</f></c></row>` +
			strings.Repeat(`<row><c><f t="shared" si="0"/></c></row>`, 30_000)), "128 MiB of text"},
	} {
		_, err := Read(t.Context(), stored(t, c.parts))
		var fault *Error
		if !errors.As(err, &fault) || !fault.TooLarge || !strings.Contains(err.Error(), c.says) || fault.Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Ten million announced cells make no room for more than the limit.
func TestReadMakesLittleRoom(t *testing.T) {
	content := []byte("<worksheet>" + strings.Repeat("</v>", 10_000_000))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := readSheet("One", "part", content, looks{}, &meter{ctx: t.Context()}); err == nil {
		t.Error("it is read")
	}
	runtime.ReadMemStats(&after)
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 400 {
		t.Errorf("%d MiB for nothing", used)
	}
}

// A cancelled reader stops after at most so many more bytes, which take it a few
// milliseconds, and says why it was cancelled.
func TestReadIsCancelled(t *testing.T) {
	why := errors.New("stopped by SIGTERM")
	file := stored(t, sheetOf(cellsOf(100_000, `<c><v>1</v></c>`)))
	for _, after := range []int{0, 1, 2, 3} {
		ctx, cancel := context.WithCancelCause(t.Context())
		m := &meter{ctx: &countedContext{ctx, after, func() { cancel(why) }}}
		_, err := readMetered(file, m)
		if !errors.Is(err, why) {
			t.Errorf("after %d looks: %v", after, err)
		}
		if most := (after + 2) * 2 * stepsBetweenLooks; m.steps > most {
			t.Errorf("after %d looks: went on for %d steps", after, m.steps)
		}
	}
}

// A countedContext is cancelled when it is asked so many times.
type countedContext struct {
	context.Context
	left   int
	cancel func()
}

func (c *countedContext) Err() error {
	c.look()
	return c.Context.Err()
}

// Value is what context.Cause asks.
func (c *countedContext) Value(key any) any {
	c.look()
	return c.Context.Value(key)
}

func (c *countedContext) look() {
	if c.left--; c.left < 0 {
		c.cancel()
	}
}
