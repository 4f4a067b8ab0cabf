"""The net: hashed affixes and word vectors, two BiLSTM layers, heads for tags, arcs, labels and names."""
import torch
from torch import nn

import features

HIDDEN_WORDS = 0.06


class Net(nn.Module):
    def __init__(self, pretrained: torch.Tensor, own_row: torch.Tensor, tags: int, relations: int, names: int, word=96, affix=32, hidden=128, arc=96, label=32, drop=0.33, hide_own: torch.Tensor | None = None):
        super().__init__()
        owned = int(own_row.max()) + 1
        self.own = nn.Embedding(owned, word)  # of the words that the treebanks have twice; row 0: all others
        self.register_buffer("pretrained", pretrained)  # words x D, zero rows where there is none
        self.register_buffer("own_row", own_row)  # words -> row of `own`
        self.register_buffer("hide_own", torch.zeros(len(own_row)) if hide_own is None else hide_own, persistent=False)  # words -> how often training hides `own`
        self.project = nn.Linear(pretrained.shape[1], word, bias=False)
        self.affixes = nn.ModuleList(nn.Embedding(n, affix) for n in (features.SUFFIX2, features.SUFFIX3, features.SUFFIX4, features.PREFIX3, features.SHAPE))
        for e in [self.own, *self.affixes]:
            nn.init.normal_(e.weight, 0, 0.3)
        size = word + 5 * affix
        self.forth = nn.ModuleList([nn.LSTM(size, hidden, batch_first=True), nn.LSTM(2 * hidden, hidden, batch_first=True)])
        self.back = nn.ModuleList([nn.LSTM(size, hidden, batch_first=True), nn.LSTM(2 * hidden, hidden, batch_first=True)])
        out = 2 * hidden
        self.tag = nn.Linear(out, tags)
        self.name = nn.Linear(out, names)
        self.arc_dep, self.arc_head = nn.Linear(out, arc), nn.Linear(out, arc)
        self.label_dep, self.label_head = nn.Linear(out, label), nn.Linear(out, label)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Parameter(torch.zeros(relations, label + 1, label + 1))
        nn.init.xavier_uniform_(self.arc)
        self.drop = drop

    def encode(self, ids, lengths):
        """ids: B x N x 6; gives B x N x 2H."""
        words = ids[..., 0]
        if self.training:  # some words are hidden, as unknown words will be
            words = torch.where(torch.rand(words.shape) < HIDDEN_WORDS, 0, words)
        own = self.own_row[words]
        if self.training:  # and of some the vector alone is known, as of most names
            own = torch.where(torch.rand(own.shape) < self.hide_own[words], 0, own)
        x = torch.cat([self.own(own) + self.project(self.pretrained[words]), *(e(ids[..., i + 1]) for i, e in enumerate(self.affixes))], -1)
        place = torch.arange(ids.shape[1])[None]
        turned = torch.where(place < lengths[:, None], lengths[:, None] - 1 - place, place)  # each sentence backwards, its padding left where it is
        for k, (forth, back) in enumerate(zip(self.forth, self.back)):
            x = nn.functional.dropout(x, self.drop if k else 0.25, self.training)
            turn = lambda y: torch.gather(y, 1, turned[..., None].expand(-1, -1, y.shape[2]))
            x = torch.cat([forth(x)[0], turn(back(turn(x))[0])], -1)
        return nn.functional.dropout(x, self.drop, self.training)

    def arcs(self, h):
        d = nn.functional.dropout(torch.relu(self.arc_dep(h)), self.drop, self.training)
        a = nn.functional.dropout(torch.relu(self.arc_head(h)), self.drop, self.training)
        d = torch.cat([d, torch.ones_like(d[..., :1])], -1)
        return d @ self.arc @ a.transpose(1, 2)  # B x dependent x head

    def labels(self, h):
        d = nn.functional.dropout(torch.relu(self.label_dep(h)), self.drop, self.training)
        a = nn.functional.dropout(torch.relu(self.label_head(h)), self.drop, self.training)
        one = torch.ones_like(d[..., :1])
        return torch.cat([d, one], -1), torch.cat([a, one], -1)

    def label_scores(self, d, a):  # M x L+1 each
        return torch.einsum("ma,rab,mb->mr", a, self.label, d) if d.shape[0] < 0 else ((a @ self.label.permute(1, 0, 2).reshape(self.label.shape[1], -1)).view(d.shape[0], self.label.shape[0], -1) * d[:, None, :]).sum(-1)
