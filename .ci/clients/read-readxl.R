# Reads the numbers of a workbook with readxl: read-readxl.R FILE SHEET…
#
# Prints a line "sheet, address, number" with tabs for every cell that has one.
# Nothing is computed: of a formula it is the cached value.
arguments <- commandArgs(trailingOnly = TRUE)
origin <- as.POSIXct("1899-12-30", tz = "UTC")

letters_of <- function(n) {
  text <- ""
  while (n > 0) {
    text <- paste0(LETTERS[(n - 1) %% 26 + 1], text)
    n <- (n - 1) %/% 26
  }
  text
}

# Excel has a 29 February 1900; readxl moves the days before it by one.
number_of <- function(value) {
  if (!inherits(value, "POSIXct")) return(as.numeric(value))
  days <- as.numeric(difftime(value, origin, units = "days"))
  if (days <= 60) days - 1 else days
}

for (sheet in arguments[-1]) {
  # From A1 on, each cell of a type of its own.
  cells <- readxl::read_excel(arguments[1], sheet = sheet, range = readxl::cell_limits(c(1, 1), c(NA, NA)),
    col_names = FALSE, col_types = "list", .name_repair = "minimal")
  for (column in seq_along(cells)) {
    values <- cells[[column]]
    at <- which(vapply(values, function(v) (is.numeric(v) || inherits(v, "POSIXct")) && !is.na(v), logical(1)))
    if (length(at) > 0) {
      numbers <- vapply(values[at], number_of, numeric(1))
      cat(sprintf("%s\t%s%d\t%.17g\n", sheet, letters_of(column), at, numbers), sep = "")
    }
  }
}
