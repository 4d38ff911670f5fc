# Moments, days and months.
when-now = zojuist
when-minutes = { $n ->
    [one] 1 minuut geleden
   *[other] { $n } minuten geleden
}
when-today = vandaag
when-yesterday = gisteren
# Between a date and a time; the blanks belong to it.
when-at = {" om "}
day-1 = maandag
day-2 = dinsdag
day-3 = woensdag
day-4 = donderdag
day-5 = vrijdag
day-6 = zaterdag
day-7 = zondag
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
