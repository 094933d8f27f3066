"""Whole figures: standing, walking, sitting, seen from the front or from behind.

A body is measured in its own height (1 = a grown person), from the ground up. Hands and feet
are placed, elbows and knees follow.
"""

import math

from .canvas import Canvas
from .cloth import stitches
from .geometry import Point, joint
from .heads import Head
from .palette import INK, SKIN, STITCH, darker, shaded
from .person import Person

SHOULDER, HIP, ARM, LEG = 0.735, 0.44, 0.36, 0.417

# Left and right hand as seen by us: sideways from the middle, up from the ground.
DOWN = ((-0.17, 0.4), (0.17, 0.4))
WAVE = ((-0.17, 0.4), (0.3, 0.98))
WAVE_LEFT = ((-0.3, 0.98), (0.17, 0.4))
CHEER = ((-0.29, 1.0), (0.29, 1.0))
OPEN = ((-0.36, 0.62), (0.36, 0.62))
HOLD = ((-0.11, 0.56), (0.11, 0.56))
REACH = ((-0.15, 0.42), (0.38, 0.68))
REACH_LEFT = ((-0.38, 0.68), (0.15, 0.42))
LINKED = ((-0.28, 0.45), (0.28, 0.45))
STAND = ((-0.07, 0), (0.07, 0))
WALK = ((-0.16, 0), (0.15, 0))
JUMP = ((-0.2, 0.1), (0.16, 0.03))

Pair = tuple[Point, Point]


def figure(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    person: Person,
    hands: Pair = DOWN,
    feet: Pair = STAND,
    *,
    away: bool = False,
) -> None:
    """Draw somebody on their feet; ``h`` is a grown person's height in this place."""
    h *= person.size
    _legs(c, x, y, h, person, feet)
    _upper(c, x, y, h, person, hands, away=away)


def seated(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    person: Person,
    hands: Pair = ((-0.08, 0.5), (0.1, 0.48)),
    *,
    side: int = 0,
    away: bool = False,
) -> None:
    """Draw somebody sitting on ``y``; turned left or right (±1) or towards us (0)."""
    h *= person.size
    hip = y + HIP * h - 0.06 * h
    seat = hip - HIP * h
    for dx in (-0.075, 0.075):
        knee = (x + side * 0.24 * h + dx * h * (0.35 if side else 1.1), seat + 0.03 * h)
        foot = (knee[0] + side * 0.02 * h, seat + 0.29 * h)
        shade = darker(person.bottom, 0.15) if dx > 0 else person.bottom
        c.path([(x + dx * h * 0.6, seat), knee, foot], 0.1 * h, shade)
        c.bar(foot, (foot[0] + (side or dx * 4) * 0.06 * h, foot[1] + 0.01 * h), 0.06 * h, INK)
    _upper(c, x, hip, h, person, hands, away=away)


def _legs(c: Canvas, x: float, y: float, h: float, person: Person, feet: Pair) -> None:
    wide = person.build
    for side, (fx, fy) in zip((-1, 1), feet, strict=True):
        hip = (x + side * 0.055 * h * wide, y - HIP * h)
        foot = (x + fx * h, y - fy * h - 0.025 * h)
        knee = joint(hip, foot, LEG * h, -side)
        tone = SKIN[person.skin] if person.skirt else person.bottom
        width = 0.07 if person.skirt else 0.098 * wide
        c.path([hip, knee, foot], width * h, darker(tone, 0.12) if side > 0 else tone)
        c.bar(foot, (foot[0] + side * 0.045 * h, foot[1] + 0.005 * h), 0.055 * h, INK)
    if person.skirt:
        hem = 0.19 * h * wide
        c.blob([(x - 0.1 * h * wide, y - 0.5 * h), (x + 0.1 * h * wide, y - 0.5 * h),
                (x + hem, y - 0.17 * h), (x, y - 0.14 * h), (x - hem, y - 0.17 * h)],
               person.bottom)  # fmt: skip


def _upper(
    c: Canvas, x: float, y: float, h: float, person: Person, hands: Pair, *, away: bool
) -> None:
    head = Head(c, x, y - 0.895 * h, _head_radius(person, h), person)
    if not away:
        head.behind()
    _arm(c, x, y, h, person, 1, hands[1])
    _torso(c, x, y, h, person)
    _arm(c, x, y, h, person, -1, hands[0])
    if away:
        head.from_behind()
    else:
        head.front()


def _head_radius(person: Person, h: float) -> float:
    """Children have larger heads for their bodies."""
    return h * (0.076 if person.size > 0.8 else 0.094)


def _torso(c: Canvas, x: float, y: float, h: float, person: Person) -> None:
    wide = person.build
    shoulder, hip = 0.125 * h * (1 + (wide - 1) * 0.5), 0.108 * h * wide
    c.bar((x, y - 0.84 * h), (x, y - 0.74 * h), 0.072 * h, shaded(SKIN[person.skin]))
    c.blob([(x - shoulder, y - 0.735 * h), (x - 0.05 * h, y - 0.785 * h),
            (x + 0.05 * h, y - 0.785 * h), (x + shoulder, y - 0.735 * h),
            (x + hip * 1.02, y - 0.58 * h), (x + hip, y - 0.425 * h), (x, y - 0.41 * h),
            (x - hip, y - 0.425 * h), (x - hip * 1.02, y - 0.58 * h)], person.top)  # fmt: skip
    if h > 130:
        size = max(2.2, 0.011 * h)
        stitches(c, [(x - hip * 0.85, y - 0.445 * h), (x + hip * 0.85, y - 0.445 * h)], STITCH,
                 size * 3.6, size * 2.6, size)  # fmt: skip


def _arm(c: Canvas, x: float, y: float, h: float, person: Person, side: int, hand: Point) -> None:
    shoulder = (x + side * 0.115 * h * (1 + (person.build - 1) * 0.6), y - SHOULDER * h)
    end = (x + hand[0] * h, y - hand[1] * h)
    length = min(ARM * h, 1.06 * math.dist(shoulder, end))
    elbow = max(
        (joint(shoulder, end, length, bend) for bend in (-1, 1)),
        key=lambda point: side * point[0] / 2 + point[1],
    )
    tone = darker(person.top, 0.14)
    c.circle(*end, 0.036 * h, SKIN[person.skin])
    c.path([shoulder, elbow], 0.076 * h, tone)
    wrist = (elbow[0] + (end[0] - elbow[0]) * 0.84, elbow[1] + (end[1] - elbow[1]) * 0.84)
    c.bar(elbow, wrist, 0.068 * h, tone)


def wheelchair(
    c: Canvas, x: float, y: float, h: float, person: Person, hands: Pair | None = None,
    side: int = 1,
) -> None:  # fmt: skip
    """Somebody in a wheelchair, turned left or right."""
    seat = y - 0.29 * h
    c.bar((x - side * 0.15 * h, seat - 0.27 * h), (x - side * 0.13 * h, seat), 0.03 * h, INK)
    c.bar((x - side * 0.15 * h, seat - 0.27 * h), (x - side * 0.21 * h, seat - 0.27 * h),
          0.025 * h, INK)  # fmt: skip
    seated(c, x, seat, h, person, hands or ((-0.1, 0.47), (0.13, 0.47)), side=side)
    wheel = (x - side * 0.04 * h, y - 0.17 * h)
    c.ring(*wheel, 0.17 * h, max(3, 0.026 * h), INK)
    c.ring(*wheel, 0.13 * h, max(1.5, 0.01 * h), "#c9c4ba")
    c.circle(*wheel, 0.02 * h, "#c9c4ba")
    c.circle(x + side * 0.25 * h, y - 0.045 * h, 0.045 * h, INK)
    c.bar((x - side * 0.1 * h, seat + 0.03 * h), (x + side * 0.16 * h, seat + 0.03 * h), 0.028 * h,
          INK)  # fmt: skip
