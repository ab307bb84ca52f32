/* What happens when the document is opened, in either window. */

if (isSpeaker) openDesk();
channel?.addEventListener("message", onMessage);
addEventListener("message", onMessage);
addEventListener("keydown", onKey);
openStage();
state.at = askedPlace();
draw();
hint();
if (isSpeaker) tell({ asks: true });
fetchYears();
