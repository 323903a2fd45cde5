"""What someone may have meant who typed the name of an exercise that isn't there."""

from nc_tui.library.content import Library

MOST = 3
LIKE_ENOUGH = 0.55
"""difflib's ratio, 0 to 1, below which two words have too little in common."""


def nearest(word: str, library: Library) -> tuple[str, ...]:
    """The ids of the exercises whose id or title is most like ``word``: at most three, the nearest first."""
    from difflib import SequenceMatcher

    plain = " ".join(word.lower().replace("-", " ").split())[:80]
    if not plain:
        return ()
    matcher = SequenceMatcher(b=plain, autojunk=False)

    def likeness(*names: str) -> float:
        best = 0.0
        for name in names:
            matcher.set_seq1(name)
            best = max(best, matcher.ratio())
            if len(plain) >= 3 and plain in name:
                best = max(best, 0.9)
        return best

    scored = []
    for exercise in library.exercises.values():
        told = exercise.id.replace("-", " ")
        without_skill = told.removeprefix(exercise.skill.replace("-", " ")).strip()
        score = likeness(told, without_skill, exercise.title.lower())
        if score >= LIKE_ENOUGH:
            scored.append((-score, exercise.id))
    return tuple(name for _, name in sorted(scored)[:MOST])
