package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// printedMonths is how many months of a monthly sheet are printed: as many as
// can be read on one page. The whole horizon is printed by year, on Out_Years.
const printedMonths = 9

// leastPrinted is the smallest size, in per cent, at which a sheet is printed:
// letters of ten points have five and a half.
const leastPrinted = 55

// setPrint says what of a sheet is printed and which rows and columns stand on
// every page: those that do not move on the screen either.
func (b *book) setPrint(f *excelize.File, name, pane string) error {
	if areas := b.printed(name); len(areas) > 0 {
		if err := setPrintName(f, name, "_xlnm.Print_Area", areas); err != nil {
			return err
		}
	}
	if pane == "" {
		return nil
	}
	column, row, err := excelize.CellNameToCoordinates(pane)
	if err != nil {
		return err
	}
	var titles []string
	if column > 1 {
		titles = append(titles, "$A:$"+columnName(column-1))
	}
	if name == sheetOutStates { // the ranked blocks have heads of their own
		row--
	}
	return setPrintName(f, name, "_xlnm.Print_Titles", append(titles, "$1:$"+strconv.Itoa(row-1)))
}

func setPrintName(f *excelize.File, sheet, name string, areas []string) error {
	for i := range areas {
		areas[i] = sheet + "!" + areas[i]
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: strings.Join(areas, ","), Scope: sheet})
}

// printed is the area of a sheet that is printed, one page wide, or several
// areas, one after another; none where that is the whole sheet.
func (b *book) printed(name string) []string {
	rows := b.sheet(name).row
	upTo := func(from, to int) string {
		return "$" + columnName(from) + "$1:$" + columnName(to) + "$" + strconv.Itoa(rows)
	}
	switch {
	case name == sheetTimeline || strings.HasPrefix(name, calcPrefix):
		return []string{upTo(1, min(columnFirstPeriod+printedMonths-1, b.layout.lastColumn()))}
	case name == sheetAssumptions || name == sheetSchedules || name == sheetStates:
		return []string{upTo(1, InputReason)}
	case name == sheetOutStates:
		return b.printedStates()
	case name == sheetMeasures:
		return []string{printMeasures()}
	case name == sheetEngine:
		return []string{upTo(1, engineLive)}
	case name == sheetChecks:
		return []string{upTo(1, controlEngine)}
	}
	return nil
}
