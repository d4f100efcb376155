"""From the sample articles straight into training: export, ``spacy train``, an entity is found."""

import json
import subprocess
import sys

import spacy

from annotator import cli, resources

TINY = ("--training.max_steps", "70", "--training.eval_frequency", "70", "--training.dropout", "0.0",
        "--components.tok2vec.model.width", "48", "--components.tok2vec.model.depth", "2")  # fmt: skip


def hashiya(*words):
    assert cli.run([str(word) for word in words], None, None) == 0


def test_an_export_is_trained_on_and_the_model_finds_an_entity(tmp_path, capsys):
    project, out = tmp_path / "news.hashiya", tmp_path / "data"
    hashiya("new", project)
    hashiya("import", project, resources.seeds())
    hashiya("export", project, "--format", "spacy", "--out", out, "--gold", "--label", "PERS", "GPE",
            "--split", "train=80,dev=20")  # fmt: skip
    words = [sys.executable, "-m", "spacy", "train", "config.cfg", "--output", "model", *TINY]
    done = subprocess.run(words, cwd=out, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    nlp = spacy.load(out / "model" / "model-last")
    lines = (path.read_text("utf-8").splitlines() for path in resources.seeds().glob("*.jsonl"))
    articles = [json.loads(line) for there in lines for line in there]
    found = [ent for one in articles if "text" in one for ent in nlp(one["text"]).ents]
    assert {ent.label_ for ent in found} & {"PERS", "GPE"}
    assert [token.text for token in nlp("تقارير صحفية.وكانت")] == ["تقارير", "صحفية", ".", "وكانت"]
