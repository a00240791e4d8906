package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// printedMonths is how many months of a monthly sheet are printed, on two
// pages side by side; all of them at once could not be read. The whole horizon
// is printed by year, on Out_Years.
const printedMonths = 12

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
	return setPrintName(f, name, "_xlnm.Print_Titles", append(titles, "$1:$"+strconv.Itoa(row-1)))
}

func setPrintName(f *excelize.File, sheet, name string, areas []string) error {
	for i := range areas {
		areas[i] = sheet + "!" + areas[i]
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: strings.Join(areas, ","), Scope: sheet})
}

// printed are the areas of a sheet that are printed, page beside page; none
// where that is the whole sheet.
func (b *book) printed(name string) []string {
	rows := b.sheet(name).row
	upTo := func(from, to int) string {
		return "$" + columnName(from) + "$1:$" + columnName(to) + "$" + strconv.Itoa(rows)
	}
	last := b.layout.lastColumn()
	half := min(columnFirstPeriod+printedMonths/2-1, last)
	switch {
	case name == sheetTimeline || strings.HasPrefix(name, calcPrefix):
		areas := []string{upTo(1, half)}
		if half < last {
			areas = append(areas, upTo(half+1, min(columnFirstPeriod+printedMonths-1, last)))
		}
		return areas
	case name == sheetAssumptions || name == sheetSchedules || name == sheetStates:
		return []string{upTo(1, inputReason)}
	case name == sheetOutStates:
		return b.printedStates()
	case name == sheetEngine:
		return []string{upTo(1, engineLive)}
	case name == sheetChecks:
		return []string{upTo(1, controlEngine)}
	}
	return nil
}
