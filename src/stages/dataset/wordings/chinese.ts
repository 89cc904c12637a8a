/** Chinese wordings, in simplified characters. Nothing inflects; "此人" stands where a pronoun would show the sex. */
import { any, dead, living, type WordingsOfLanguage } from './wording.ts';

export const CHINESE: WordingsOfLanguage = {
  'birth date': any('{subject}出生于哪一天？', '{subject}的出生日期是哪年哪月哪日？'),
  'birth year': any('{subject}出生于哪一年？'),
  'birth place': any('{subject}出生于哪个城市或乡镇？'),
  'birth country': any('按今天的国界，{subject}出生于哪个国家？'),
  'death date': dead('{subject}于哪年哪月哪日去世？'),
  'death year': dead('{subject}于哪一年去世？'),
  'death place': dead('{subject}在哪个城市或乡镇去世？'),
  citizenship: [
    ...living('截至{asOf}，{subject}拥有哪个国家的国籍？'),
    ...dead('{subject}生前拥有哪个国家的国籍？'),
  ],
  occupation: [...living('{subject}的职业是什么？'), ...dead('{subject}生前的职业是什么？')],
  'political party': [
    ...living('截至{asOf}，{subject}是哪个政党的成员？'),
    ...dead('{subject}生前是哪个政党的成员？'),
  ],
  award: any('{subject}于{year}年获得了什么奖项？'),
  'award year': any('{subject}于哪一年获得{award}？'),
  team: any('请说出{subject}在{asOf}之前效力过的一支球队。'),
  employer: any('请说出{subject}曾经任职的一个机构或公司。'),
  education: any('{subject}曾就读于哪所大学或学校？说出一所即可。'),
  spouse: [
    ...living('截至{asOf}，{subject}的现任或前任配偶是谁？说出一个名字即可。'),
    ...dead('{subject}的配偶是谁？说出一个名字即可。'),
  ],
  'doctoral advisor': any('{subject}的博士导师是谁？说出一个名字即可。'),
  father: any('{subject}的父亲叫什么名字？'),
  mother: any('{subject}的母亲叫什么名字？'),
  'burial place': dead('{subject}葬于哪个墓地或教堂？'),
  'birth name': any('{subject}出生时的姓名是什么？'),
  'notable work': any('请举出{subject}的代表作之一。'),
  biography: any('请为{subject}写一篇简短的传记，写明此人完整的出生日期和出生地。'),
};
