"""Reads the numbers of a workbook with openpyxl: read-openpyxl.py FILE SHEET…

Prints a line "sheet, address, number" with tabs for every cell that has one.
Nothing is computed: of a formula it is the cached value.
"""

import sys

import openpyxl
from openpyxl.utils.datetime import to_excel

path, *wanted = sys.argv[1:]
workbook = openpyxl.load_workbook(path, data_only=True, read_only=True)
for name in wanted:
    for row in workbook[name].iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            if cell.is_date:
                print(name, cell.coordinate, to_excel(cell.value), sep="\t")
            elif cell.data_type == "n":
                print(name, cell.coordinate, repr(cell.value), sep="\t")
