package scenarios

import (
	"slices"

	"loanmodel/scenarios/diagnostic"
)

// WorkbookOverlay is the name of the overlay that the cells of a workbook make.
const WorkbookOverlay = "--from"

// An Override is a value that somebody typed into a cell of a workbook.
type Override struct {
	Set    string // as in Options.Sets: KEY[MEMBER]=VALUE
	File   string // the workbook's path as the user gave it, for faults
	Cell   string // where it stands: "In_Assumptions!F42"; of a dated value "In_Schedules!F42 F47"
	Reason string // for reports: "override in workbook.xlsx, In_Assumptions!F42"
}

// With is the scenario with values from the cells of a workbook, applied after
// all of its overlays under the name [WorkbookOverlay]. Name, title and notes
// stay. Values that are those of the scenario already are no differences; where
// all are, it is the scenario itself. The
// error is a [diagnostic.List] of all cells that are refused, with file and
// cell, or a [*LibraryError].
func (s *Scenario) With(overrides []Override) (*Scenario, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	settings, faults := l.readOverrides(overrides)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(settings, s.isChangedBy) {
		return s, nil
	}
	changed := s.replaced(l, settings)
	changed.Timeline, faults = changed.timeline()
	changed.followInstalments()
	faults.Add(changed.checkRules()...)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return changed, nil
}

// readOverrides reads each cell by the rules of --set, which are those of a
// file, and says of each fault in which cell it is.
func (l *library) readOverrides(overrides []Override) ([]setting, diagnostic.List) {
	var settings []setting
	var faults diagnostic.List
	given := map[string]string{}
	for _, o := range overrides {
		r := setReader{library: l, given: given, places: map[address]int{}, layer: &layer{name: WorkbookOverlay}}
		for _, a := range r.parse([]string{o.Set}) {
			r.read(a)
		}
		for _, fault := range r.faults {
			fault.File, fault.Message = o.File, o.Cell+": "+fault.Message
			faults.Add(fault)
		}
		for _, set := range r.layer.settings {
			set.value.Origin = Origin{Overlay: WorkbookOverlay, Reason: o.Reason, file: o.File, cell: o.Cell}
			settings = append(settings, set)
		}
	}
	return settings, faults
}

// isChangedBy reports whether a setting gives another value than there is.
func (s *Scenario) isChangedBy(set setting) bool {
	return !set.value.same(s.parameters[set.line].Values[set.member])
}

// replaced is a copy of the scenario in which settings hold, one layer more.
func (s *Scenario) replaced(l *library, settings []setting) *Scenario {
	changed := *s
	changed.parameters = slices.Clone(s.parameters)
	changed.Differences, changed.Conflicts = slices.Clone(s.Differences), slices.Clone(s.Conflicts)
	changed.Overlays = append(slices.Clone(s.Overlays), WorkbookOverlay)
	base := map[address]Value{}
	for _, set := range l.base.settings {
		base[set.address] = set.value
	}
	copied := map[int]bool{}
	for _, set := range settings {
		p := &changed.parameters[set.line]
		if !copied[set.line] {
			p.Values, copied[set.line] = slices.Clone(p.Values), true
		}
		if set.value.same(p.Values[set.member]) {
			continue
		}
		set.value.layer = len(changed.Overlays)
		changed.replace(p, set, base[set.address])
	}
	return &changed
}

// replace gives one value of the copy and notes what it differs from.
func (s *Scenario) replace(p *Parameter, set setting, base Value) {
	key, member := p.Key(), p.Line.Over.Code(set.member)
	same := func(d Difference) bool { return d.Key == key && d.Member == member }
	if i := slices.IndexFunc(s.Differences, same); i >= 0 {
		s.Conflicts = append(s.Conflicts, Conflict{Key: key, Member: member, Loser: s.Differences[i].Overlay, Winner: WorkbookOverlay})
		s.Differences = slices.Delete(s.Differences, i, i+1)
	}
	p.Values[set.member] = set.value
	if base.same(set.value) {
		return
	}
	s.Differences = append(s.Differences, Difference{Key: key, Member: member, From: FormatValue(p.Line, base),
		To: FormatValue(p.Line, set.value), Overlay: WorkbookOverlay, Reason: set.value.Origin.Reason, Origin: set.value.Origin})
}

// FromWorkbook reports whether a scenario holds values from the cells of a
// workbook.
func (s *Scenario) FromWorkbook() bool { return slices.Contains(s.Overlays, WorkbookOverlay) }

// fileOf is where a value without a node was given, for faults.
func (o Origin) fileOf() string {
	if o.file != "" {
		return o.file
	}
	return o.Overlay
}

// inCell is a message with the cell of a workbook that it is about.
func (o Origin) inCell(message string) string {
	if o.cell == "" {
		return message
	}
	return o.cell + ": " + message
}
