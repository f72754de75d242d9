"""How many seats a class needs, so that an employer finds as many people as it means to hire."""

# Of those who start 85 in a hundred graduate, and of graduates 80 find work: the reference lines
# of the field (85 % graduate, 80 % of graduates attain employment).
GRADUATE_PERCENT, PLACED_PERCENT = 85, 80


def planned_seats(hires: int, graduation_percent: int, placement_percent: int) -> int:
    """The fewest seats of which this many hires can be expected, in whole numbers.

    Raises ValueError for percents outside of 1 to 100 and for a negative number of hires.
    """
    if hires < 0 or not (1 <= graduation_percent <= 100 and 1 <= placement_percent <= 100):
        raise ValueError("hires from 0, percents from 1 to 100")
    return -(-hires * 10_000 // (graduation_percent * placement_percent))
