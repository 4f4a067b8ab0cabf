"""The smallest set of suffixes and whole words that gives every known word what it must give.

A value set at a suffix holds for every word that ends so, until a longer suffix or the word itself says otherwise. As in the
compression of routing tables, the best choice is found exactly, from the leaves up: the cost of a subtree is known for each value it
could inherit; a suffix that sets another value costs `price`, a word of its own its weight. A low price lets words that end alike share
a suffix, which words that nobody knows follow; a high one keeps exceptions to themselves.

A list may stand on a base, which says what holds where the list says nothing; at equal length the list comes first.
"""
from __future__ import annotations

import sys
from typing import NamedTuple

LONGEST = 12  # code points of a suffix
WHOLE = 10    # the weight of a word

Values = tuple[dict[str, object], dict[str, object]]  # by suffix, by whole word


class Item(NamedTuple):
    word: str
    accepted: frozenset
    weight: int = WHOLE


class Node(NamedTuple):
    suffix: str
    words: list   # (item, the value of the base or None) that end here
    below: list   # nodes
    most: int     # cost where the inherited value is none of `costs`
    costs: dict   # by inherited value, this suffix setting nothing
    best: tuple   # (value, cost) that is cheapest to set here


class Solver:
    def __init__(self, items: list[Item], price: int, base: Values) -> None:
        self.items = sorted(items, key=lambda i: i.word[::-1])
        self.turned = [i.word[::-1] for i in self.items]
        self.price, self.base = price, base
        self.suffixes: dict[str, object] = {}
        self.words: dict[str, object] = {}

    def of_base(self, word: str, depth: int) -> object:
        """What the base says of words that end so, by more than the last `depth` characters; of the word itself it may know better."""
        suffixes, _ = self.base
        longer = (word[len(word) - n:] for n in range(min(len(word), LONGEST), depth, -1))
        return next((suffixes[s] for s in longer if s in suffixes), None)

    def build(self, low: int, high: int, depth: int) -> Node:
        words, below, i = [], [], low
        while i < high:
            word = self.turned[i]
            j = i + 1
            if len(word) > depth and depth < LONGEST:
                while j < high and len(self.turned[j]) > depth and self.turned[j][depth] == word[depth]:
                    j += 1
            if j == i + 1:
                words.append((self.items[i], self.of_base(self.items[i].word, depth)))
            else:
                below.append(self.build(i, j, depth + 1))
            i = j
        most, savings = 0, {}
        for otherwise, costs in [self.word_cost(*w) for w in words] + [self.inherited(n) for n in below]:
            most += otherwise
            for value, cost in costs.items():
                savings[value] = savings.get(value, 0) + otherwise - cost
        costs = {value: most - saved for value, saved in savings.items()}
        best = min(costs.items(), key=lambda c: (c[1], c[0])) if costs else (None, most)
        return Node(self.turned[low][:depth][::-1], words, below, most, costs, best)

    @staticmethod
    def word_cost(item: Item, fixed: object) -> tuple[int, dict]:
        if fixed is not None:
            return (0 if fixed in item.accepted else item.weight), {}
        return item.weight, dict.fromkeys(item.accepted, 0)

    def inherited(self, node: Node) -> tuple[int, dict]:
        """What the node costs its parent: with any value, and with those that are cheaper."""
        most = min(node.most, node.best[1] + self.price)
        fixed = self.base[0].get(node.suffix)
        if fixed is not None:
            return min(most, node.costs.get(fixed, node.most)), {}
        return most, {value: cost for value, cost in node.costs.items() if cost < most}

    def assign(self, node: Node, value: object) -> None:
        value = self.base[0].get(node.suffix, value)
        if value is None or node.best[1] + self.price < node.costs.get(value, node.most):
            value = self.suffixes[node.suffix] = node.best[0]
        for item, fixed in node.words:
            if self.base[1].get(item.word, value if fixed is None else fixed) not in item.accepted:
                self.words[item.word] = min(item.accepted)
        for n in node.below:
            self.assign(n, value)


def solve(items: list[Item], price: int, base: Values = ({}, {})) -> Values:
    """Without a base the suffix "" always has a value."""
    sys.setrecursionlimit(10_000)
    solver = Solver(items, price, base)
    if items:
        solver.assign(solver.build(0, len(items), 0), None)
    return solver.suffixes, solver.words


def look_up(lists: list[Values], word: str) -> object:
    """The first list that knows the word; else the longest suffix, of lists with the same the first; None if there is none."""
    for _, words in lists:
        if word in words:
            return words[word]
    for n in range(min(len(word), LONGEST), -1, -1):
        for suffixes, _ in lists:
            if word[len(word) - n:] in suffixes:
                return suffixes[word[len(word) - n:]]
    return None
