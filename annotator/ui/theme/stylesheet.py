"""One style sheet for the whole window, made from the tones of a theme."""

from string import Template

from annotator.ui.theme.palette import RADIUS, Shades

_SHEET = Template("""
* { outline: none; }
QWidget { color: $ink; }
QMainWindow, QDialog { background: $panel; }
QToolTip {
  background: $raised; color: $ink; border: 1px solid $line; border-radius: ${radius}px;
  padding: 4px 8px;
}
QLabel[quiet="true"], QCheckBox[quiet="true"] { color: $faint; }
QLabel[heading="true"] { font-weight: bold; }
QLabel[large="true"] { font-size: 18px; font-weight: bold; }

#TopBar { background: $panel; border-bottom: 1px solid $line; }
#Palette, #StatusBar { background: $panel; border-top: 1px solid $line; }
#Side { background: $panel; }
#Card { background: $raised; border: 1px solid $line; border-radius: ${radius}px; }
#Banner { background: $warning_wash; border-bottom: 1px solid $line; }
#Banner QLabel { color: $warning; }
#Results { background: $raised; border: 1px solid $line; border-radius: ${radius}px; }
#Stage { background: $ground; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }

QToolButton {
  background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
  padding: 4px 8px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_wash; }
QToolButton:focus { border-color: $accent; }
QToolButton[fold="true"] {
  background: transparent; border-color: transparent; padding: 2px 4px; font-weight: 600;
}
QToolButton[fold="true"]:focus { border-color: $accent; }
QToolButton[link="true"] { color: $accent; padding: 0px 8px; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }

QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton {
  background: $raised; border: 1px solid $line; border-radius: ${radius}px;
  padding: 4px 16px; min-height: 24px;
}
QPushButton:hover { background: $hover; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $accent; border-color: $accent; color: $accent_ink; }
QPushButton:default:focus { border: 2px solid $ink; padding: 3px 15px; }
QPushButton:disabled { color: $faint; background: $panel; border-color: $line; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {
  background: $raised; border: 1px solid $line; border-radius: ${radius}px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $accent_ink;
}
QLineEdit, QComboBox, QSpinBox { min-height: 22px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {
  border-color: $accent;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
  color: $faint; background: $panel;
}
QLineEdit:read-only { background: transparent; border: none; padding: 0px; }
QLineEdit[framed="true"] { background: $raised; border: 1px solid $line; padding: 4px 8px; }
QLineEdit[framed="true"]:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$chevron"); width: 12px; height: 12px; }
QComboBox[flat="true"] { background: transparent; border-color: transparent; }
QComboBox[flat="true"]:hover { background: $hover; }
QComboBox[flat="true"]:focus { border-color: $accent; }
QComboBox QAbstractItemView {
  background: $raised; border: 1px solid $line; border-radius: ${radius}px; padding: 4px;
  selection-background-color: $accent_wash; selection-color: $ink;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0px 8px; }

QListView, QTreeView, QTableView {
  background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
  selection-background-color: $accent_wash; selection-color: $ink;
}
QTableView, QDialog QListView, QDialog QTreeView {
  background: $raised; border: 1px solid $line; border-radius: ${radius}px;
}
QListView:focus, QTreeView:focus, QTableView:focus { border-color: $accent; }
QTableView::item, QDialog QListView::item { padding: 4px 8px; }
QHeaderView::section {
  background: $panel; color: $faint; border: none; border-bottom: 1px solid $line;
  padding: 4px 8px;
}

QTabWidget::pane { border: none; }
QTabBar::tab {
  background: transparent; color: $faint; border: none; border-bottom: 2px solid transparent;
  padding: 6px 12px;
}
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:focus {
  background: $accent_wash; border: 1px solid $accent; border-bottom-width: 2px;
  border-radius: ${radius}px; padding: 5px 11px 6px 11px;
}

QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 24px; border-radius: ${radius}px; }
QMenu::item:selected { background: $accent_wash; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QProgressBar {
  background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; }
#Stage QScrollBar:vertical { background: $ground; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QCheckBox, QRadioButton {
  spacing: 8px; min-height: 24px; padding: 0px 3px; border: 1px solid transparent;
  border-radius: ${radius}px;
}
QCheckBox::indicator:unchecked, QListView::indicator:unchecked, QTreeView::indicator:unchecked {
  width: 12px; height: 12px; border: 1px solid $faint; border-radius: 3px; background: $raised;
}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
  width: 12px; height: 12px; border: 1px solid $accent; border-radius: 3px; background: $accent;
  image: url("$tick");
}
QCheckBox::indicator:checked:disabled { border-color: $faint; background: $faint; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
""")


def style_sheet(shades: Shades, chevron: str, tick: str = "") -> str:
    """The sheet for one theme, with the files of a chooser's small arrow and of a box's tick."""
    return _SHEET.substitute(
        ground=shades.ground,
        panel=shades.panel,
        raised=shades.raised,
        line=shades.line,
        hover=shades.hover,
        ink=shades.ink,
        faint=shades.faint,
        accent=shades.accent,
        accent_ink=shades.accent_ink,
        accent_wash=shades.accent_wash,
        warning=shades.warning,
        warning_wash=shades.warning_wash,
        scroll={"light": "#c9c9c4", "dark": "#454b53"}.get(shades.name, shades.line),
        radius=RADIUS,
        chevron=chevron,
        tick=tick,
    )
