package equation

import (
	"fmt"
	"math/rand/v2"
)

// A writer writes small models at random, each right in units and dimensions
// and without a fault of evaluation: what is scaled is at least 0, what divides
// at least 1, what chooses is in range.
type writer struct {
	*rand.Rand
	lines  []Line
	least  map[ID]int64 // what is known of a line: at least 0, at least 1
	varied map[ID]bool  // inputs that differ from path to path
	line   *Line        // the one being written
}

// The sizes of a random model and of its runs.
const (
	drawnInputs, drawnLines = 5, 14
	drawnPeriods            = 4
	drawnDepth              = 3
)

// unknown says of a line that it may be below 0.
const unknown = -1

func newWriter(seed uint64) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 1)), least: map[ID]int64{}, varied: map[ID]bool{}}
	for i := range drawnInputs {
		id := ID(fmt.Sprint("i", i))
		line := input(id, Count, Schedule, w.dimension())
		if i < 2 { // there is always one of each
			line.Over = []*Dimension{nil, people}[i]
		}
		if w.IntN(4) == 0 {
			line.Static, line.Input.Shape = true, Constant
		}
		w.varied[id] = w.IntN(2) == 0
		w.least[id] = 0
		w.lines = append(w.lines, line)
	}
	lag := input("lag", Count, Constant, nil)
	lag.Static = true
	w.varied["lag"], w.least["lag"] = w.IntN(2) == 0, 0
	w.lines = append(w.lines, lag)
	for i := range drawnLines {
		w.write(ID(fmt.Sprint("x", i)))
	}
	return w
}

func (w *writer) dimension() *Dimension {
	return []*Dimension{nil, people}[w.IntN(2)]
}

// value is what an input has on a path: mostly small, so that much is equal,
// nothing and a half.
func (w *writer) value(id ID, member, period, path int) int64 {
	if !w.varied[id] {
		path = 0
	}
	seed := uint64(member) | uint64(period+1)<<8 | uint64(path)<<16
	for _, letter := range string(id) {
		seed = seed*31 + uint64(letter)<<24
	}
	r := rand.New(rand.NewPCG(seed, 2))
	if id == "lag" {
		return r.Int64N(drawnPeriods + 1)
	}
	return []int64{0, r.Int64N(3), r.Int64N(30), 1_000_000 + r.Int64N(1000)}[r.IntN(4)]
}

// write adds a line: a number, a bounded one, a flag, a key or a sharing.
func (w *writer) write(id ID) {
	line := Line{ID: id, Name: "n", Unit: Count, Over: w.dimension(), Static: w.IntN(5) == 0}
	w.line = &line
	least := int64(unknown)
	switch w.IntN(8) {
	case 7:
		least = w.apportionment(&line)
	case 0:
		line.Equation, least = Max(w.number(drawnDepth), Const(0)), 0
	case 1:
		line.Equation, least = Max(w.number(drawnDepth), Const(1), w.number(1)), 1
	case 2:
		line.Unit, line.Equation = Flag, w.flag(drawnDepth)
	case 3:
		line.Over, line.Unit = people, Millionths
		of := w.pick(func(l *Line) bool { return l.Over == people && w.least[l.ID] >= 0 && l.Unit == Count })
		line.Equation, least = Key([]Operand{UpTo(of), of, Later(of)}[w.IntN(3)], Sum(of)), 0
	case 4:
		line.Over = people
		line.Equation = Sub(w.number(drawnDepth), Earlier(id))
	default:
		line.Equation = w.number(drawnDepth)
	}
	w.open(&line, least)
	w.least[id] = least
	w.lines = append(w.lines, line)
}

// apportionment makes a line a key by the largest remainder, with the lines of
// its total and its remainders before it.
func (w *writer) apportionment(line *Line) (least int64) {
	line.Over, line.Unit = people, Millionths
	of := w.pick(func(l *Line) bool {
		return l.Over == people && w.least[l.ID] >= 0 && l.Unit == Count && (l.Input != nil)
	})
	total := Line{ID: line.ID + "t", Name: "n", Unit: Count, Static: line.Static, Equation: Sum(of)}
	rest := Line{ID: line.ID + "r", Name: "n", Unit: Count, Over: people, Static: line.Static, Equation: Remainder(of, total.ID)}
	w.least[total.ID], w.least[rest.ID] = 0, 0
	w.lines = append(w.lines, total, rest)
	line.Equation = Apportion(of, total.ID, rest.ID)
	return 0
}

// pick is a line that the line being written may read, and that is wanted. If
// there is none it is the input that has all that can be wanted.
func (w *writer) pick(want func(l *Line) bool) ID {
	var ids []ID
	for i := range w.lines {
		if l := &w.lines[i]; (l.Static || !w.line.Static) && want(l) {
			ids = append(ids, l.ID)
		}
	}
	if len(ids) == 0 { // the line moves then, since the inputs i0 and i1 may
		w.line.Static, w.line.Opening = false, nil
		return map[bool]ID{false: "i0", true: "i1"}[want(&w.lines[1])]
	}
	return ids[w.IntN(len(ids))]
}

// reads picks a line of a unit that has a value for this member, at least so
// much.
func (w *writer) reads(unit Unit, least int64) ID {
	return w.pick(func(l *Line) bool {
		return l.Unit == unit && w.least[l.ID] >= least && (l.Over == nil || l.Over == w.line.Over)
	})
}

// open gives half of the numbers that move an opening value, of static lines.
func (w *writer) open(line *Line, least int64) {
	if line.Static || line.Unit != Count || w.IntN(2) == 0 {
		return
	}
	line.Opening = Const(1)
	if least < 0 {
		line.Static = true // for what it may read
		if opening := w.number(1); line.Static {
			line.Opening = opening
		}
		line.Static = false
	}
}

func (w *writer) number(depth int) Operand {
	if depth == 0 {
		return []Operand{w.reads(Count, unknown), w.reads(Count, unknown), Const(w.Int64N(3) - 1)}[w.IntN(3)]
	}
	sub := func() Operand { return w.number(depth - 1) }
	many := func(l *Line) bool { return l.Over == people && l.Unit == Count }
	switch w.IntN(14) {
	case 0:
		return Add(sub(), sub())
	case 1:
		return Add(sub(), sub(), sub())
	case 2:
		return Sub(sub(), sub(), sub())
	case 3:
		return Min(sub(), sub())
	case 4:
		return Max(sub(), sub())
	case 5:
		return If(w.flag(depth-1), sub(), sub())
	case 6:
		return Choose(Add(Const(1), If(w.flag(depth-1), Const(1), Const(0))), sub(), sub())
	case 7:
		return Scale(w.reads(Count, 0), sub(), []Base{MonthsAYear, Thousand}[w.IntN(2)])
	case 8:
		if by := w.reads(Count, 1); w.least[by] >= 1 {
			return ScaleBy(w.reads(Count, 0), sub(), by)
		}
	case 9:
		return Sum(w.pick(many))
	case 12:
		if id := w.pick(func(l *Line) bool {
			return !l.Static && l.Unit == Count && (l.Over == nil || l.Over == w.line.Over)
		}); !w.line.Static && !w.find(id).Static {
			return Lag(id, "lag")
		}
	case 10:
		if w.line.Over == people {
			return []Operand{Earlier(w.pick(many)), Later(w.pick(many)), UpTo(w.pick(many))}[w.IntN(3)]
		}
		return Of(w.pick(many), people.Members[w.IntN(3)].Code)
	case 11:
		return w.before()
	}
	return w.number(0)
}

// before reads the period before, mostly of the line itself.
func (w *writer) before() Operand {
	moving := func(l *Line) bool { return !l.Static && l.Unit == Count && (l.Over == nil || l.Over == w.line.Over) }
	switch {
	case w.line.Static:
		return Const(1)
	case w.line.Over == people && w.IntN(3) == 0:
		return PrevOf(w.line.ID, people.Members[w.IntN(3)].Code)
	case w.IntN(2) == 0:
		if id := w.pick(moving); moving(w.find(id)) {
			return Prev(id)
		}
	}
	return Prev(w.line.ID)
}

func (w *writer) find(id ID) *Line {
	for i := range w.lines {
		if w.lines[i].ID == id {
			return &w.lines[i]
		}
	}
	return nil
}

func (w *writer) flag(depth int) Operand {
	switch sub := func() Operand { return w.flag(max(0, depth-1)) }; {
	case depth == 0 || w.IntN(2) == 0:
		return []Operand{Less(w.number(0), w.number(0)), Equal(w.number(0), w.number(0)), AtLeast(w.number(0), w.number(0))}[w.IntN(3)]
	default:
		return []Operand{And(sub(), sub(), sub()), Or(sub(), sub()), Not(sub())}[w.IntN(3)]
	}
}
