"""Reads the numbers of a workbook with pandas: read-pandas.py FILE SHEET…

Prints a line "sheet, address, number" with tabs for every cell that has one.
Nothing is computed: of a formula it is the cached value.
"""

import datetime
import sys

import pandas
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

path, *wanted = sys.argv[1:]
for name, frame in pandas.read_excel(path, sheet_name=wanted, header=None, dtype=object).items():
    for row, values in enumerate(frame.itertuples(index=False), start=1):
        for column, value in enumerate(values, start=1):
            if isinstance(value, (datetime.datetime, datetime.time)):
                value = to_excel(value)
            if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value:
                print(name, f"{get_column_letter(column)}{row}", repr(value), sep="\t")
