"""Passages become scenes: as many ways on as there are links."""


def test_no_link_is_an_ending_one_leads_on_and_more_are_a_decision(imported):
    made = imported(":: Start\n[[a->Uno]] [[b->Fin]]\n:: Uno\n[[Fin]]\n:: Fin\nx")
    assert made.choices("start") == {"a": "uno", "b": "fin"}
    assert made.scenes["uno"]["next"] == "fin"
    assert made.scenes["fin"]["ending"] is True


def test_a_story_begins_where_it_says_or_at_start_or_at_its_first_passage(imported, tmp_path):
    text = ":: Otro\n[[Start]]\n:: Start\n[[Otro]]\n"
    data = ':: StoryData\n{"start": "Otro"}\n'
    assert imported(text + data).structure["start"] == "otro"
    (tmp_path / "caso").rename(tmp_path / "first")
    assert imported(text).structure["start"] == "start"
    (tmp_path / "caso").rename(tmp_path / "second")
    made = imported(text.replace("Start", "Fin"))
    assert made.structure["start"] == "otro"
    assert "the file names none; the story begins with 'Otro'" in made.report


def test_a_link_to_nowhere_is_dropped_and_told(imported):
    made = imported(":: Start\n[[Ir->Nada]]\n")
    assert made.scenes["start"]["ending"] is True
    assert "`Start`: `the link 'Ir': there is no passage 'Nada'`" in made.report


def test_more_than_five_ways_are_split_over_scenes(imported):
    links = " ".join(f"[[w{i}->Fin]]" for i in range(11))
    made = imported(f":: Start\n{links}\n:: Fin\nx")
    assert made.choices("start") == {
        "w0": "fin", "w1": "fin", "w2": "fin", "w3": "fin", "more": "start_2"
    }  # fmt: skip
    assert list(made.choices("start_2"))[-1] == "more"
    assert made.choices("start_3") == {"w8": "fin", "w9": "fin", "w10": "fin"}
    assert made.es["choice.start.more.label"] == "Ver otras posibilidades"
    assert "`start` had more than five ways" in made.report


def test_more_than_twenty_ways_are_refused(refused):
    links = "".join(f"[[w{i}->Start]]" for i in range(21))
    assert refused(f":: Start\n{links}") == ("the passage 'Start' has 21 links; leave at most 20")


def test_passages_nobody_reaches_are_kept_and_told(imported):
    made = imported(":: Start\nx\n:: Isla\ny\n")
    assert made.scenes["isla"]["ending"] is True
    assert "no way leads to the scene 'isla'" in made.report


def test_scripts_styles_and_parts_of_the_format_are_never_kept(imported):
    text = (
        ":: Start\nx\n:: A [script]\nalert(1)\n:: B [stylesheet]\nb {}\n:: StoryInit\n<<run c()>>"
    )
    made = imported(text + "\n:: D [widget]\nd()")
    assert list(made.scenes) == ["start"]
    assert "`A`: `the whole passage: it is a script, which is never run nor kept`" in made.report
    assert "`StoryInit`: `the whole passage: it is a part of the story format`" in made.report
    for path in made.folder.iterdir():
        assert "alert(1)" not in path.read_text("utf-8")


def test_of_passages_with_one_name_the_first_is_kept(imported):
    made = imported(":: Start\nuno\n:: Start\ndos\n")
    assert made.es["scene.start.b1"] == "uno"
    assert "`Start`: `a further passage of the same name`" in made.report


def test_the_words_of_an_only_link_are_told_unless_they_are_in_the_text(imported):
    made = imported(":: Start\nVaya [[ahora->Fin]].\n:: Fin\n[[Seguir->Otro]]\n:: Otro\nx")
    assert "'ahora'" not in made.report
    assert "`Fin`: `the words of its only link, 'Seguir'`" in made.report


def test_paragraphs_become_beats(imported):
    made = imported(":: Start\nUno\ndos\n\n\ntres\n")
    assert made.scenes["start"]["beats"] == [{"id": "b1"}, {"id": "b2"}]
    assert (made.es["scene.start.b1"], made.es["scene.start.b2"]) == ("Uno\ndos", "tres")


def test_control_characters_refuse_and_those_that_reorder_vanish(imported, refused):
    assert refused(":: Start\na\x00b") == (
        "the passage 'Start' holds control characters; remove them and try again"
    )
    made = imported(":: Start\na\u202eb")
    assert made.es["scene.start.b1"] == "ab"
    assert "invisible characters that change the direction of reading" in made.report


def test_a_passage_that_is_too_long_is_refused(refused):
    assert refused(f":: Start\n{'a' * 20_001}") == (
        "the passage 'Start' has more than 20000 characters; make it shorter"
    )


def test_a_file_of_scripts_alone_is_refused(refused):
    assert refused(":: A [script]\nx") == (
        "no passage of this file tells a story; there is nothing to import"
    )
