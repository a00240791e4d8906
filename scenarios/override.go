package scenarios

import (
	"slices"

	"loanmodel/scenarios/diagnostic"
)

// WorkbookOverlay names the overlay that the cells of a workbook make.
const WorkbookOverlay = "--from"

// An Override is a value that somebody typed into a cell of a workbook.
type Override struct {
	Set    string // as in Options.Sets: KEY[MEMBER]=VALUE
	File   string // the workbook's path as the user gave it, for faults
	Cell   string // where it stands: "In_Assumptions!F42"; of a dated value "In_Schedules!F42 F47"
	Reason string // for reports: "override in workbook.xlsx, In_Assumptions!F42"
}

// With returns the scenario with values from the cells of a workbook, applied
// after all of its overlays under the name [WorkbookOverlay]. Name, title and
// notes stay. A value that the scenario already has makes no difference; if
// none makes one, With returns the scenario itself. The error is a
// [diagnostic.List] of all refused cells, with file and cell, or a
// [*LibraryError].
func (s *Scenario) With(overrides []Override) (*Scenario, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	settings, faults := l.readOverrides(overrides)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return s.overlaid(l, WorkbookOverlay, settings)
}

// WithSets returns the scenario with assignments applied after all of its overlays,
// as [Options.Sets] are: the same run as of the scenario resolved with them. Name,
// title and notes stay. The error is a [*UsageError], a [diagnostic.List] or a
// [*LibraryError].
func (s *Scenario) WithSets(sets ...string) (*Scenario, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	given, err := l.readSets(sets)
	if err != nil || given == nil {
		return s, err
	}
	return s.overlaid(l, SetOverlay, given.settings)
}

// overlaid returns the scenario under one more layer; itself where that makes no
// difference.
func (s *Scenario) overlaid(l *library, name string, settings []setting) (*Scenario, error) {
	settings = slices.DeleteFunc(slices.Clone(settings), func(set setting) bool { return !s.isChangedBy(set) })
	if len(settings) == 0 {
		return s, nil
	}
	changed := s.under(&l.base.layer, &layer{name: name, settings: settings})
	var faults diagnostic.List
	changed.Timeline, faults = changed.timeline()
	changed.followInstalments()
	faults.Add(changed.checkRules()...)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return changed, nil
}

// readOverrides reads each cell by the rules of --set, which are those of a
// file, and names the cell in each fault.
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

// isChangedBy reports whether a setting gives a value other than the current
// one.
func (s *Scenario) isChangedBy(set setting) bool {
	return !set.value.same(s.parameters[set.line].Values[set.member])
}

// under returns a copy of the scenario with one layer more.
func (s *Scenario) under(base, over *layer) *Scenario {
	c := s.composition(base)
	c.apply(over)
	composed := c.scenario()
	changed := *s
	changed.parameters, changed.Differences = composed.parameters, composed.Differences
	changed.Conflicts, changed.Overlays = composed.Conflicts, composed.Overlays
	return &changed
}

// composition returns what the scenario is composed of, so that another layer
// can be applied to it.
func (s *Scenario) composition(base *layer) *composition {
	c := compose(s.registry, base, nil)
	c.names, c.clashes = append(c.names, s.Overlays...), slices.Clone(s.Conflicts)
	for line, p := range s.parameters {
		for member, value := range p.Values {
			a := address{line, member}
			c.current[a] = value
			if value.layer > 0 {
				c.setBy[a] = c.names[value.layer]
			}
		}
	}
	for _, d := range s.Differences {
		line := s.registry.numbers[d.Key]
		member, _ := s.registry.lines[line].Over.Index(d.Member)
		c.order = append(c.order, address{line, member})
	}
	return c
}

// FromWorkbook reports whether a scenario holds values from the cells of a
// workbook.
func (s *Scenario) FromWorkbook() bool { return slices.Contains(s.Overlays, WorkbookOverlay) }

// fileOf returns where a value without a node was given, for faults.
func (o Origin) fileOf() string {
	if o.file != "" {
		return o.file
	}
	return o.Overlay
}

// inCell puts the cell of the workbook in front of a message about it.
func (o Origin) inCell(message string) string {
	if o.cell == "" {
		return message
	}
	return o.cell + ": " + message
}
